import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { everyPage } from "./stage/every-page.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { watchedPage } from "./stage/watched-page.ts";

const { address } = inject("stage");
let browser: Browser;
let page: Page;
let addresses: readonly string[];

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page } = await watchedPage(browser, address, { javaScriptEnabled: false }));
  addresses = await everyPage(page);
});
afterAll(() => browser.close());

/** What a page shows, whether or not a script runs: its heading, and how much there is below it. */
const contentOf = (of: Page) =>
  of.evaluate(() => {
    const main = document.querySelector("main");
    const visible = [...(main?.querySelectorAll("h1, h2, caption, tbody tr, dt, li") ?? [])];
    return {
      heading: main?.querySelector("h1")?.textContent ?? "",
      parts: visible.filter((each) => each.checkVisibility()).length,
    };
  });

describe("J58: every page without a script", () => {
  test("shows as much as with one", { timeout: 600_000 }, async () => {
    const { page: scripted } = await watchedPage(browser, address);
    const different: unknown[] = [];
    for (const each of addresses) {
      await Promise.all([page.goto(each), scripted.goto(each)]);
      const [bare, full] = await Promise.all([contentOf(page), contentOf(scripted)]);
      const isSame = bare.heading === full.heading && bare.parts >= full.parts && bare.parts > 0;
      if (!isSame) different.push({ each, bare, full });
    }
    expect(different).toEqual([]);
  });

  test("sends every filter form, and what was chosen is in the address", async () => {
    const deaf: string[] = [];
    let sent = 0;
    for (const each of addresses) {
      await page.goto(each);
      const forms = page.locator("main form:not([method='post'])");
      const field = forms.locator("input[type='search'], input[type='text']").first();
      if ((await field.count()) === 0 || !(await field.isVisible())) continue;
      const name = await field.getAttribute("name");
      await field.fill("bucket");
      await field.press("Enter");
      await page.waitForURL((url) => url.searchParams.get(name ?? "") === "bucket");
      sent += 1;
      const { heading } = await contentOf(page);
      if (heading === "") deaf.push(each);
    }
    expect(deaf).toEqual([]);
    expect(sent).toBeGreaterThan(5);
  });
});
