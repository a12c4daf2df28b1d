import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { againstSandbox } from "../cli/against-sandbox.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { follow, tabTo } from "./stage/keyboard.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { pressUntil, pressUntilGone } from "./stage/press-until.ts";
import { startDashboard } from "./stage/start-dashboard.ts";
import { textOf } from "./stage/text-of.ts";
import { type WatchedPage, watchedPage } from "./stage/watched-page.ts";

const { address } = inject("stage");
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A page on which nothing is ever clicked. Back is the browser's own key, which is not heard in a page. */
async function untouched(at: string, of = address): Promise<WatchedPage> {
  const watched = await watchedPage(browser, of);
  await watched.page.goto(at);
  return watched;
}

const heading = (page: Page) => textOf(page.getByRole("heading", { level: 1 }));

describe("J52: by keyboard from the overview to a resource, and back", () => {
  test("every step shows where it is, and back leads through the same pages", async () => {
    const { page, troubles } = await untouched("/");
    const overview = await heading(page);
    await tabTo(page, "a[href='#content']");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");

    await follow(page, "main a[href='/pillars/security']", /\/pillars\/security$/);
    const pillar = await heading(page);
    await follow(page, "main a[href*='/controls/']", /\/controls\/.+/);
    const control = await heading(page);
    await follow(page, "main table a[href*='show=']", /[?&]show=/);
    await follow(page, "[data-panel] a[href^='/resources?']", /\/resources\?.+/);

    await page.goBack();
    await page.waitForURL(/[?&]show=/);
    await page.goBack();
    await page.waitForURL(/\/controls\/.+/);
    await expect.poll(() => heading(page)).toBe(control);
    await page.goBack();
    await page.waitForURL(/\/pillars\/security$/);
    await expect.poll(() => heading(page)).toBe(pillar);
    await page.goBack();
    await expect.poll(() => heading(page)).toBe(overview);
    expect(troubles).toEqual([]);
  });
});

describe("J53: findings by keyboard", () => {
  test("from all of them to one, all that GuardDuty said of it, and back to the others", async () => {
    const { page, troubles } = await untouched("/findings");
    await follow(page, "main a[href='/findings?severity=high']", /[?]severity=high$/);
    const list = await heading(page);
    await pressUntil(page, "j", page.locator("[data-row]:focus"));
    const row = await page.locator("[data-row]:focus").getAttribute("data-row");
    await page.keyboard.press("Enter");
    await page.waitForURL(/[?&]show=/);
    await follow(page, "[data-panel] a[href^='/findings/']", /\/findings\/.+\/.+/);
    expect(new URL(page.url()).pathname).toBe(`/findings/${row}`);
    await tabTo(page, "main details:not([open]) > summary");
    const summary = page.locator("main summary:focus");
    await page.keyboard.press("Enter");
    expect(await summary.evaluate((each) => each.closest("details")?.open)).toBe(true);
    await page.keyboard.press("Enter");
    expect(await summary.evaluate((each) => each.closest("details")?.open)).toBe(false);
    await page.goBack();
    await page.waitForURL(/[?&]show=/);
    await page.getByRole("link", { name: "Close the panel" }).waitFor();
    await pressUntilGone(page, "Escape", page.locator("[data-panel]"));
    expect(await heading(page)).toBe(list);
    expect(troubles).toEqual([]);
  });
});

describe("J54: searching and filtering by keyboard", () => {
  test("a filter is chosen and sent without a mouse, and the way back is open", async () => {
    const { page, troubles } = await untouched("/controls");
    const before = await heading(page);
    await tabTo(page, "main input[type='search'], main input[name='search']");
    await page.keyboard.type("bucket");
    await page.keyboard.press("Enter");
    await page.waitForURL(/[?&]search=bucket/);
    await expect.poll(() => heading(page)).not.toBe(before);
    await page.goBack();
    await expect.poll(() => heading(page)).toBe(before);
    expect(new URL(page.url()).search).toBe("");
    expect(troubles).toEqual([]);
  });
});

describe("J55: collecting by keyboard", () => {
  test("Collect now is reached and pressed, and the end is told", async () => {
    await using sandbox = await againstSandbox(buildSampleAccount(), {
      DEMARC_REGIONS: "ap-southeast-2",
    });
    await using dashboard = await startDashboard(sandbox.environment);
    const { page, troubles } = await untouched("/", dashboard.address);
    await tabTo(page, "main button[type='submit'], main form button");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/refresh$/);
    await page.getByRole("heading", { name: /^The last collection was complete/ }).waitFor();
    await follow(page, "header a[href='/']", /\/$/);
    await page.getByRole("heading", { name: /need|Nothing/ }).waitFor();
    expect(troubles).toEqual([]);
  });
});

describe("J56: the first run", () => {
  test("leads from an empty store through the progress to the overview, on a phone", async () => {
    const account = buildSampleAccount();
    const hasten = account.fault({
      service: "config",
      fault: { kind: "slow", milliseconds: 500 },
    });
    await using sandbox = await againstSandbox(account, { DEMARC_REGIONS: "ap-southeast-2" });
    await using dashboard = await startDashboard(sandbox.environment);
    const { page, troubles } = await watchedPage(browser, dashboard.address, {
      viewport: { width: 390, height: 844 },
    });
    await page.goto("/");
    await page.getByRole("heading", { name: "Nothing was collected yet" }).waitFor();
    expect(await page.locator("main a[href^='/controls']").count()).toBe(0);
    await page.getByRole("button", { name: "Collect now" }).click();
    await page.getByRole("progressbar").first().waitFor();
    hasten();
    await page.getByRole("heading", { name: /^The last collection was complete/ }).waitFor();
    await page.goto("/");
    await page.locator("main a[href^='/controls?']").first().waitFor();
    expect(troubles).toEqual([]);
  });
});

describe("J57: at 200 % zoom", () => {
  test("the menu, a filter and a list are used as ever, and nothing has to be scrolled aside", async () => {
    const { page, troubles } = await watchedPage(browser, address, {
      viewport: { width: 720, height: 450 },
      deviceScaleFactor: 2,
    });
    const fits = () =>
      page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    await page.goto("/");
    expect(await fits()).toBe(true);
    await page.locator("header summary").first().click();
    expect(await fits()).toBe(true);
    await page.locator("header a[href='/controls']:visible").first().click();
    await page.waitForURL(/\/controls$/);
    await page.locator("main details:not([open]) > summary").first().click();
    expect(await fits()).toBe(true);
    await page.locator("main input[data-search]").fill("bucket");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search=bucket/);
    await page.locator("main table a[href*='show=']").first().click();
    await page.waitForURL(/[?&]show=/);
    await page.locator("[data-panel]").waitFor();
    expect(await fits()).toBe(true);
    expect(troubles).toEqual([]);
  });
});
