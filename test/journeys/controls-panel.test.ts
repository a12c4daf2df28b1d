import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "./stage/launch-browser.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage, widths } from "./stage/watched-page.ts";

const { address } = inject("stage");
const key = "S3_BUCKET_PUBLIC_READ_PROHIBITED";
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(path: string, options = {}): Promise<Page> {
  const { page } = await watchedPage(browser, address, options);
  await page.goto(path);
  return page;
}

const panel = (page: Page) => page.locator("[data-panel]");
const table = (page: Page) => page.getByRole("table", { name: "Controls" });

describe("J41: a panel beside the list", () => {
  test("opens and closes without the list moving", async () => {
    const page = await open("/controls");
    const row = page.locator("[data-row]").nth(8);
    // In the middle of the page: at its very end a browser moves it as soon as it grows shorter.
    await row.evaluate((link) => link.scrollIntoView({ block: "start" }));
    const place = await page.evaluate(() => window.scrollY);
    expect(place).toBeGreaterThan(0);
    await row.click();
    await panel(page).waitFor();
    expect(await table(page).isVisible()).toBe(true);
    await page.getByRole("link", { name: "Close the panel" }).click();
    await panel(page).waitFor({ state: "detached" });
    expect(await page.evaluate(() => window.scrollY)).toBe(place);
  });

  test("has an address of its own, tells what fails and what to do, and leads to the whole page", async () => {
    const page = await open(`/controls?status=failing&show=${key}`);
    const text = await textOf(panel(page));
    expect(text).toContain("What a failure means");
    expect(text).toContain("What to do");
    await panel(page).getByRole("link", { name: "Open the control" }).click();
    await page.waitForURL(`**/controls/${key}`);
  });

  test("takes the list's place on a phone, and closing brings the row back into sight", async () => {
    const viewport = { width: widths.phone, height: 844 };
    const page = await open("/controls?status=failing", { viewport });
    const row = page.locator("[data-row]").nth(8);
    const name = await row.getAttribute("data-row");
    await row.click();
    await panel(page).waitFor();
    expect(await table(page).isVisible()).toBe(false);
    await page.getByRole("link", { name: "Close the panel" }).click();
    await page.waitForFunction((left) => {
      const active = document.activeElement;
      const { top, bottom } = active?.getBoundingClientRect() ?? { top: -1, bottom: 0 };
      return active?.getAttribute("data-row") === left && top >= 0 && bottom <= innerHeight;
    }, name);
  });

  test("opens and closes without a script, and the list comes back at the row", async () => {
    const page = await open("/controls?status=failing", { javaScriptEnabled: false });
    const row = page.locator("[data-row]").nth(8);
    const name = await row.getAttribute("data-row");
    await row.click();
    await page.getByRole("link", { name: "Close the panel" }).click();
    await page.waitForURL((url) => !url.searchParams.has("show"));
    const target = page.locator(":target");
    expect(await target.getAttribute("data-row")).toBe(name);
  });

  test("a control says why it is here", async () => {
    const page = await open(`/controls/${key}`);
    const why = await textOf(page.getByRole("region", { name: "Why is this here?" }));
    expect(why).toMatch(/\d+ deployed rules ask for it/);
    expect(why).toContain("It counts in Security, under Data protection");
  });

  test("of one resource: its verdicts, a command that names it, the evidence with its source", async () => {
    const page = await open(`/controls/${key}`);
    const row = page.locator("[data-row]").first();
    const resource = await textOf(row);
    await row.click();
    await panel(page).waitFor();
    const text = await textOf(panel(page));
    expect(text).toContain("Verdicts over time");
    expect(text).toContain(`--bucket ${resource} --region `);
    await panel(page).getByText("Evidence as JSON").click();
    const json = await textOf(page.getByRole("region", { name: "Evidence as JSON" }));
    expect(JSON.parse(json)[0]).toMatchObject({
      ResourceId: resource,
      ComplianceType: "NON_COMPLIANT",
      Source: { Service: "AWS Config" },
    });
    await panel(page).getByRole("link", { name: "Open the resource" }).click();
    await page.waitForURL("**/resources?*");
  });

  test("what is copied is what stands there, and it is told", async () => {
    const page = await open(`/controls?show=${key}`, {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const button = panel(page).getByRole("button", { name: /Copy the command/ });
    await button.click();
    await panel(page).getByRole("status").getByText("Copied").waitFor();
    const command = await textOf(panel(page).locator("figure code"));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(command);
  });
});
