/** The tests that every page of an account has to stand. A file for each account: they run side by side. */
import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import type { AccountName } from "./accounts.ts";
import { inLanes } from "./in-lanes.ts";
import { launchBrowser } from "./launch-browser.ts";
import { type Look, type Sight, sightOf } from "./sight.ts";
import { watchedPage } from "./watched-page.ts";

/** Every page of an account, each looked at by axe, on a machine that may be busy. */
const patienceMs = 1_800_000;

/** Far from where the pages were made, in another language, by someone whom motion troubles. */
export const visitor = {
  locale: "de-DE",
  timezoneId: "America/Los_Angeles",
  reducedMotion: "reduce",
} as const;

/** @param pathsIn looks the addresses up in the account's dashboard */
export function holdEveryPage(
  account: AccountName,
  inLooks: readonly Look[],
  pathsIn: (browser: Browser, address: string) => Promise<readonly string[]>,
): void {
  describe(`every page of the account ${account}`, () => {
    let sights: readonly Sight[];
    const troubles: (readonly string[])[] = [];

    beforeAll(async () => {
      const address = inject("stage").addresses[account];
      const browser = await launchBrowser();
      sights = await inLanes(await pathsIn(browser, address), async () => {
        const watched = await watchedPage(browser, address, visitor);
        troubles.push(watched.troubles);
        return (path) => sightOf(watched.page, path, inLooks);
      });
      // Whatever a page still has to complain of, it has said by now.
      await Promise.all(browser.contexts().map((context) => context.close()));
      await browser.close();
    }, patienceMs);

    /** Pages of which something holds that must not. */
    const pagesWhere = (isWrong: (sight: Sight) => boolean) =>
      sights.filter(isWrong).map(({ address }) => address);

    /** What is held against each page, by its address. */
    const held = (of: (sight: Sight) => readonly string[]) =>
      sights.flatMap((sight) => of(sight).map((each) => `${sight.address} ${each}`));

    test("J14: axe finds nothing, in light and dark, with everything unfolded", () => {
      expect(held(({ violations }) => violations)).toEqual([]);
    });

    test("J15: nothing is wider than the window, down to 320 pixels and at 200 % zoom", () => {
      expect(held(({ tooWide }) => tooWide)).toEqual([]);
    });

    test("J15: every table's heads stand over its columns", () => {
      expect(held(({ askew }) => askew)).toEqual([]);
    });

    test("J16: no complaint, no policy violation, no request to anyone else, no inline style", () => {
      expect(pagesWhere(({ hasInlineStyle }) => hasInlineStyle)).toEqual([]);
      expect(pagesWhere(({ policy }) => !isStrict(policy))).toEqual([]);
      expect(troubles.flat()).toEqual([]);
    });

    test("J16: nothing moves where motion is not wanted", () => {
      expect(held(({ moving }) => moving)).toEqual([]);
    });

    test("J17: every page answers, and has a title of its own", () => {
      expect(sights.length).toBeGreaterThan(30);
      expect(pagesWhere(({ status }) => status !== 200)).toEqual([]);
      expect(pagesWhere(({ title }) => !title.endsWith("Demarc"))).toEqual([]);
    });

    // Whose account it is was never learned where the only collection was refused everything.
    const saysSample = account === "denied" ? "calls nothing a sample" : "is called a sample";
    test(`J17: what is shown ${saysSample}`, () => {
      expect(pagesWhere((sight) => sight.isLabelledSample !== (account !== "denied"))).toEqual([]);
    });
  });
}

/** Scripts run by their nonce alone, and nothing comes from anyone else. */
function isStrict(policy: string): boolean {
  const directive = /script-src ([^;]*)/.exec(policy)?.[1] ?? "'unsafe-inline'";
  const isSafe = !/unsafe-inline|unsafe-eval/.test(directive);
  return isSafe && directive.includes("'nonce-") && policy.includes("default-src 'none'");
}
