import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { againstSandbox } from "../cli/against-sandbox.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { startDashboard } from "./stage/start-dashboard.ts";
import { watchedPage } from "./stage/watched-page.ts";

const { address } = inject("stage");
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page } = await watchedPage(browser, address, { javaScriptEnabled: false }));
});
afterAll(() => browser.close());

describe("J18: without a script", () => {
  test("the way from the overview to a resource works", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "Controls", exact: true }).click();
    await page.locator('main a[href*="status=failing"]').first().click();
    await page.getByRole("table", { name: "Controls" }).locator("tbody th a").first().click();
    await page.getByRole("link", { name: "Open the control" }).click();
    await page
      .getByRole("table", { name: "Failing resources" })
      .locator("tbody th a")
      .first()
      .click();
    await page.getByRole("link", { name: "Open the resource" }).click();
    await page.getByRole("region", { name: "What controls say of it" }).waitFor();
  });

  test("filters work", async () => {
    await page.goto("/controls");
    await page.getByRole("button", { name: "Severity any" }).click();
    await page.getByRole("checkbox", { name: /^critical/ }).check();
    await page.getByRole("button", { name: "Show these" }).first().click();
    await page.waitForURL("**/controls?severity=critical");
    await page.getByRole("heading", { name: /critical control/ }).waitFor();
  });

  test("the export menu opens and the arithmetic unfolds", async () => {
    await page.goto("/pillars/security");
    await page.getByRole("button", { name: "Export" }).click();
    await page.locator("[data-export=json]:visible").waitFor();
    await page.getByText("How this is counted").click();
    await page.getByText(/rounded down/).waitFor();
  });

  test.each([
    "/catalogue/NOTHING",
    "/controls/nothing",
    "/evidence/nothing",
    "/findings/us-east-1/nothing",
    "/history/nothing",
    "/history/999999",
    "/nothing",
    "/packs/us-east-1/nothing",
    "/pillars/nothing",
    "/responsibilities/nothing",
    "/standards/nothing",
    "/standards/nothing/coverage",
    "/standards/pci-dss-4.0.1/nothing",
  ])("%s says that nothing is there, and where to go on", async (path) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await page.getByRole("heading", { name: "Nothing lives at this address" }).waitFor();
    await page.getByRole("link", { name: "Search by name or id" }).waitFor();
  });

  test("a region that was not asked is said to be unknown", async () => {
    const answer = await page.goto("/regions/nowhere-1");
    expect(answer?.status()).toBe(404);
    await page.getByRole("heading", { name: "Nothing is known of this region" }).waitFor();
  });

  test("a collection can be started and watched to its end", async () => {
    await using sandbox = await againstSandbox(buildSampleAccount(), {
      DEMARC_REGIONS: "ap-southeast-2",
    });
    await using dashboard = await startDashboard(sandbox.environment);
    const { page: bare } = await watchedPage(browser, dashboard.address, {
      javaScriptEnabled: false,
    });
    await bare.goto("/");
    await bare.getByRole("button", { name: "Collect now" }).click();
    await bare.waitForURL("**/refresh");
    await bare.getByRole("heading", { name: /^The last collection was complete/ }).waitFor();
  });

  test("the keyboard begins with a way past the head of the page", async () => {
    const { page: scripted } = await watchedPage(browser, address);
    await scripted.goto("/controls");
    await scripted.keyboard.press("Tab");
    const skip = scripted.getByRole("link", { name: "Skip to the content" });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    await scripted.keyboard.press("Enter");
    expect(await scripted.evaluate(() => document.activeElement?.id)).toBe("content");
  });
});
