import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { everyPage } from "./stage/every-page.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { watchedPage, widths } from "./stage/watched-page.ts";

const { address } = inject("stage");
let browser: Browser;
let addresses: readonly string[];

beforeAll(async () => {
  browser = await launchBrowser();
  const { page } = await watchedPage(browser, address);
  addresses = await everyPage(page);
  await page.context().close();
});
afterAll(() => browser.close());

/** Everything WCAG 2.2 AA asks that a machine can see, and axe's own good advice. */
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Two dozen pages, each looked at by axe, on a machine that may be busy. */
const patienceMs = 300_000;

const looks = [
  { width: widths.desk, colorScheme: "light" },
  { width: widths.desk, colorScheme: "dark" },
  { width: widths.phone, colorScheme: "light" },
  { width: widths.phone, colorScheme: "dark" },
] as const;

/** What is to be held against one page; every page is visited once. */
interface Sight {
  readonly violations: readonly string[];
  /** Pixels by which something is wider than the window. */
  readonly tooWide: number;
  readonly hasInlineStyle: boolean;
  readonly isLabelledSample: boolean;
  readonly title: string;
}

describe.each(looks)("every page, $width pixels wide, $colorScheme", ({ width, colorScheme }) => {
  const sights = new Map<string, Sight>();
  let troubles: readonly string[];

  beforeAll(async () => {
    const viewport = { width, height: 900 };
    const watched = await watchedPage(browser, address, { viewport, colorScheme });
    troubles = watched.troubles;
    for (const each of addresses) sights.set(each, await sightOf(watched.page, each));
  }, patienceMs);

  /** Pages of which something holds that must not. */
  const pagesWhere = (isWrong: (sight: Sight) => boolean) =>
    [...sights].filter(([, sight]) => isWrong(sight)).map(([each]) => each);

  test("J14: axe finds nothing", () => {
    expect([...sights].flatMap(([each, sight]) => sight.violations.map((v) => [each, v]))).toEqual(
      [],
    );
  });

  test("J15: nothing is wider than the window", () => {
    expect(pagesWhere(({ tooWide }) => tooWide > 0)).toEqual([]);
  });

  test("J16: no error, no policy violation, no request to anyone else, no inline style", () => {
    expect(pagesWhere(({ hasInlineStyle }) => hasInlineStyle)).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test("J17: says that the account is a sample, and has a title of its own", () => {
    expect(sights.size).toBe(addresses.length);
    expect(pagesWhere(({ isLabelledSample }) => !isLabelledSample)).toEqual([]);
    expect(pagesWhere(({ title }) => !title.endsWith("Demarc"))).toEqual([]);
  });
});

async function sightOf(page: Page, each: string): Promise<Sight> {
  const response = await page.goto(each);
  const html = (await response?.text()) ?? "";
  const banner = page.getByRole("complementary", { name: "Sample account" });
  return {
    violations: await violationsOn(page),
    tooWide: await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    hasInlineStyle: /<[^>]+ style=/.test(html),
    isLabelledSample: await banner.isVisible(),
    title: await page.title(),
  };
}

async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    // The line above has put it there.
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(document, { runOnly: { type: "tag", values } });
    return violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.html}`),
    );
  }, axeTags);
}
