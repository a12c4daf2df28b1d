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

const looks = [
  { width: widths.desk, colorScheme: "light" },
  { width: widths.desk, colorScheme: "dark" },
  { width: widths.phone, colorScheme: "light" },
  { width: widths.phone, colorScheme: "dark" },
] as const;

describe.each(looks)("every page, $width pixels wide, $colorScheme", ({ width, colorScheme }) => {
  let page: Page;
  let troubles: readonly string[];

  beforeAll(async () => {
    const viewport = { width, height: 900 };
    ({ page, troubles } = await watchedPage(browser, address, { viewport, colorScheme }));
  });

  test("J14: axe finds nothing", async () => {
    for (const each of addresses) {
      await page.goto(each);
      expect(await violationsOn(page), each).toEqual([]);
    }
  });

  test("J15: nothing is wider than the window", async () => {
    for (const each of addresses) {
      await page.goto(each);
      const tooMuch = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(tooMuch, each).toBeLessThanOrEqual(0);
    }
  });

  test("J16: no error, no policy violation, no request to anyone else, no inline style", async () => {
    for (const each of addresses) {
      const response = await page.goto(each, { waitUntil: "networkidle" });
      expect(await response?.text(), each).not.toMatch(/<[^>]+ style=/);
    }
    expect(troubles).toEqual([]);
  });

  test("J17: says that the account is a sample, and has a title of its own", async () => {
    for (const each of addresses) {
      await page.goto(each);
      const banner = page.getByRole("complementary", { name: "Sample account" });
      expect(await banner.isVisible(), each).toBe(true);
      expect(await page.title(), each).toMatch(/Demarc$/);
    }
  });
});

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
