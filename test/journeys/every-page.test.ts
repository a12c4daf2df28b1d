import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { everyPage, fixedPages, routesWithout } from "./stage/every-page.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { type Look, looks, type Sight, sightOf } from "./stage/sight.ts";
import { violationsOn } from "./stage/violations-on.ts";
import { watchedPage } from "./stage/watched-page.ts";

const { addresses } = inject("stage");
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Every page of an account, each looked at by axe, on a machine that may be busy. */
const patienceMs = 1_800_000;

/** Without those about something that only the sample account has. */
const pagesOfAnyAccount = fixedPages.filter((path) => !/^\/regions\/|[?&]id=/.test(path));

/** Far from where the pages were made, in another language, by someone whom motion troubles. */
const visitor = {
  locale: "de-DE",
  timezoneId: "America/Los_Angeles",
  reducedMotion: "reduce",
} as const;

/** The other accounts have the same pages with less on them: one look for each layout and scheme. */
const fewLooks: readonly Look[] = [
  { width: 1440, colorScheme: "light", rules: "all" },
  { width: 390, colorScheme: "dark", rules: "appearance" },
];

describe.for([
  { account: "sample", inLooks: looks },
  { account: "bare", inLooks: fewLooks },
  { account: "denied", inLooks: fewLooks },
] as const)("every page of the account $account", ({ account, inLooks }) => {
  const sights: Sight[] = [];
  let troubles: readonly string[];

  beforeAll(async () => {
    const address = addresses[account];
    const watched = await watchedPage(browser, address, visitor);
    troubles = watched.troubles;
    const paths = account === "sample" ? await everyPage(watched.page) : pagesOfAnyAccount;
    for (const path of paths) sights.push(await sightOf(watched.page, path, inLooks));
    await watched.page.context().close();
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

  test("J16: no complaint, no policy violation, no request to anyone else, no inline style", () => {
    expect(pagesWhere(({ hasInlineStyle }) => hasInlineStyle)).toEqual([]);
    expect(pagesWhere(({ policy }) => !isStrict(policy))).toEqual([]);
    expect(troubles).toEqual([]);
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

describe("what opens over a page", () => {
  test.for(["/controls", "/findings", "/resources"])(
    "J14: axe finds nothing with any of it open, in light and dark: %s",
    async (path) => {
      const { page, troubles } = await watchedPage(browser, addresses.sample, visitor);
      await page.goto(path);
      const ids = await page
        .locator("[popover][id]")
        .evaluateAll((all) => all.map((each) => each.id));
      expect(ids.length).toBeGreaterThan(0);
      for (const id of ids) {
        const popover = page.locator(`[id="${id}"]`);
        await popover.evaluate((each: HTMLElement) => each.showPopover());
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await violationsOn(page), `${id}, ${colorScheme}`).toEqual([]);
        }
        await popover.evaluate((each: HTMLElement) => each.hidePopover());
      }
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );
});

test("no kind of page is left out", async () => {
  const { page } = await watchedPage(browser, addresses.sample);
  expect(await routesWithout(await everyPage(page))).toEqual([]);
});

/** Scripts run by their nonce alone, and nothing comes from anyone else. */
function isStrict(policy: string): boolean {
  const directive = /script-src ([^;]*)/.exec(policy)?.[1] ?? "'unsafe-inline'";
  const isSafe = !/unsafe-inline|unsafe-eval/.test(directive);
  return isSafe && directive.includes("'nonce-") && policy.includes("default-src 'none'");
}
