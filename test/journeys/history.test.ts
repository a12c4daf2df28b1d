import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { exportFormats } from "../../app/_links/export-formats.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage } from "./stage/watched-page.ts";

/**
 * The sample account of the stage was collected three times: without sight of us-west-2; with it, and with
 * a rule that is new; and with one security group that fails.
 */
const { address, addresses } = inject("stage");
const collected = 3;
const deployed = "EC2_SECURITY_GROUP_ATTACHED_TO_ENI";
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page } = await watchedPage(browser, address));
});
afterAll(() => browser.close());

const collections = () => page.getByRole("table", { name: "Collections" }).locator("tbody tr");

describe("J31: what was", () => {
  test("the trend has a point for each collection of the table, and the same numbers as a table", async () => {
    await page.goto("/history");
    expect(await collections().count()).toBe(collected);

    await page.getByText("The same as a table").click();
    const points = page.getByRole("table", { name: "Points of the trend" }).locator("tbody tr");
    expect(await points.count()).toBe(collected);
    const told = await page
      .getByRole("img", { name: /^All pillars: / })
      .first()
      .getAttribute("aria-label");
    expect(told).toMatch(/% measured/);
  });

  test("one pillar’s trend has an address of its own", async () => {
    await page.goto("/history");
    await page
      .getByRole("navigation", { name: "Trend by pillar" })
      .getByRole("link", { name: /Security/ })
      .click();
    await page.waitForURL("**/history?pillar=security*");
    expect(await textOf(page.getByRole("heading", { level: 2 }).first())).toBe("Security");
  });

  test("a collection leads to the posture of its instant, as a file", async () => {
    await page.goto("/history");
    const way = await collections()
      .last()
      .getByRole("link", { name: /^Export as it was/ })
      .getAttribute("href");
    await page.goto(`${way}`);
    const files = page.getByRole("region", { name: "Export as it was" }).getByRole("link");
    // Every format, and CSV once more for Excel.
    expect(await files.count()).toBe(exportFormats.length + 1);
    const link = files.filter({ hasText: /^JSON/ });
    const response = await fetch(`${address}${await link.getAttribute("href")}`);
    const posture: unknown = await response.json();
    await page.goto("/history");
    const moment = await collections()
      .last()
      .getByRole("rowheader")
      .locator("a")
      .getAttribute("href");
    expect(moment).toContain(
      (posture as { readonly snapshot: { readonly id: string } }).snapshot.id,
    );
  });
});

describe("J32: what changed, by cause", () => {
  const causeRow = (cause: string) =>
    page.getByRole("table", { name: "Change by cause" }).getByRole("row", { name: cause });

  const openSecond = async () => {
    await page.goto("/history");
    await collections().nth(1).getByRole("rowheader").getByRole("link").click();
    await page.waitForURL("**/history/*");
  };

  test("a region that came into sight brings controls and no progress", async () => {
    await openSecond();
    expect(await textOf(causeRow("Resources changed").getByRole("cell").last())).toBe("0");
    expect(await textOf(causeRow("Sight changed"))).toMatch(/[1-9]\d* by: Sight changed$/);
    expect(await textOf(page.getByRole("region", { name: "What could be seen" }))).toContain(
      "us-west-2",
    );
  });

  test("a rule that was deployed is a change of rules though it fails at once, and neither the resource’s nor one of sight", async () => {
    await openSecond();
    const { rules } = inject("stage").truth;
    const alone = rules.filter(({ identifier }) => identifier === deployed);
    expect(alone.map(({ name, region }) => [name, region])).toEqual([
      ["security-group-in-use", "eu-central-1"],
    ]);
    const started = causeRow("Rules changed").getByRole("cell").nth(1);
    expect(await textOf(started)).toBe("1");
    const changed = page.getByRole("region", { name: "Rules changed" });
    expect(await textOf(changed)).toContain("newly deployed");
    expect(await changed.locator(`a[href*="${deployed}"]`).count()).toBeGreaterThan(0);
    const sight = page.getByRole("region", { name: "Sight changed" });
    expect(await sight.locator(`a[href*="${deployed}"]`).count()).toBe(0);
  });

  test("a resource that fails now is the resource’s, and leads to it", async () => {
    await page.goto("/history");
    await collections().first().getByRole("rowheader").getByRole("link").click();
    const changed = page.getByRole("region", { name: "Resources changed" });
    await changed
      .getByRole("link", { name: /resources? of .* that changed/ })
      .first()
      .click();
    await page.waitForURL("**control=*");

    const resources = page.getByRole("region", { name: "Resources that changed" });
    await resources.getByRole("link", { name: "sg-00000000000000000" }).click();
    await page.waitForURL("**/resources?*");
  });

  test("any earlier collection can be compared with, without a script", async () => {
    const { page: bare } = await watchedPage(browser, address, {
      javaScriptEnabled: false,
    });
    await bare.goto("/history");
    await bare.getByRole("rowheader").getByRole("link").first().click();
    const select = bare.getByLabel("Compare with");
    const first = await select.locator("option").last().getAttribute("value");
    await select.selectOption(first);
    await bare.getByRole("button", { name: "Compare" }).click();

    expect(bare.url()).toContain(`since=${first}`);
    expect(await textOf(bare.getByRole("heading", { level: 1 }))).toMatch(/controls? changed/);
    await bare.context().close();
  });

  test("collections that do not exist lead nowhere", async () => {
    expect((await fetch(`${address}/history/no-such`)).status).toBe(404);
  });
});

describe("J33: one collection only", () => {
  test("history and overview say when the next one comes", async () => {
    const { page: alone } = await watchedPage(browser, addresses.bare);
    await alone.goto("/history");
    expect(await textOf(alone.getByRole("main"))).toContain("DEMARC_REFRESH_MINUTES");
    await alone.goto("/");
    expect(await textOf(alone.getByRole("main"))).toContain("This is the first collection");
    await alone.context().close();
  });
});
