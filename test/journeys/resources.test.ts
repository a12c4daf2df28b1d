import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { controlKeyOf } from "../../lib/posture/control-key.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { firstNumber } from "./stage/numbers.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage } from "./stage/watched-page.ts";

const { address, truth } = inject("stage");
const region = "eu-central-1";
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page } = await watchedPage(browser, address));
});
afterAll(() => browser.close());

const heading = () => textOf(page.getByRole("heading", { level: 1 }));

/** Controls that fail in the region by the account itself, with the rules that are their copies there. */
function failingControls() {
  const rules = truth.rules.filter((rule) => rule.region === region);
  return [...Map.groupBy(rules, (rule) => controlKeyOf(rule))].filter(([, copies]) =>
    copies.some(({ nonCompliantResources }) => nonCompliantResources > 0),
  );
}

describe("J34: the list of resources", () => {
  test("counts agree: tabs, headline, filters, and the lines of the file", async () => {
    await page.goto("/resources");
    const all = firstNumber(await heading());
    const tabs = page.getByRole("navigation", { name: "By status" }).getByRole("link");
    const [every = 0, failing = 0, passing = 0] = (await tabs.allInnerTexts()).map(firstNumber);
    expect([every, failing + passing]).toEqual([all, all]);

    await tabs.nth(1).click();
    await page.waitForURL("**/resources?status=failing");
    expect(await heading()).toBe(`${failing.toLocaleString("en-GB")} failing resources`);
    const file = await fetch(`${address}/lists/resources.csv?status=failing`);
    const lines = (await file.text()).trim().split(/\r?\n/);
    expect(lines.length - 1).toBe(failing);
  });

  test("begins with the most failing controls, and goes on page by page without a gap", async () => {
    await page.goto("/resources?status=failing");
    const total = firstNumber(await heading());
    expect(total).toBeGreaterThan(75);
    const seen: string[] = [];
    const counts: number[] = [];
    for (;;) {
      const table = page.getByRole("table", { name: "Resources" });
      const rows = table.locator("tbody tr");
      seen.push(...(await rows.locator("[data-row]").evaluateAll((all) => all.map((a) => a.id))));
      counts.push(...(await rows.locator("td b").allInnerTexts()).map(firstNumber));
      const next = page.getByRole("link", { name: "Next", exact: true });
      if ((await next.count()) === 0) break;
      const href = await next.getAttribute("href");
      await page.goto(href ?? "");
    }
    expect(new Set(seen).size).toBe(total);
    expect(seen).toHaveLength(total);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  test("a search that finds nothing says so and leads back", async () => {
    await page.goto("/resources?search=no-such-resource");
    expect(await heading()).toBe("0 resources with “no-such-resource”");
    await page.getByText("No resource matches these filters").waitFor();
    await page.getByRole("link", { name: "Show all" }).click();
    await page.waitForURL("**/resources");
  });
});

describe("J35: one resource", () => {
  test("each control stands once, failing first, as many as the list counts", async () => {
    await page.goto("/resources?status=failing");
    const row = page.getByRole("table", { name: "Resources" }).locator("tbody tr").first();
    const failing = firstNumber(await textOf(row.locator("td b")));
    await row.locator("[data-row]").click();
    const panel = page.getByRole("complementary");
    await panel.getByRole("link", { name: "Open the resource" }).click();
    await page.waitForURL("**/resources?*id=*");

    const controls = page.getByRole("region", { name: "What controls say of it" });
    const keys = await controls
      .locator("[data-control]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-control")));
    expect(new Set(keys).size).toBe(keys.length);
    const remedies = controls.getByRole("link", { name: "All of it", exact: true });
    expect(await remedies.count()).toBe(failing);
    await controls.locator("summary").first().click();
    await controls.getByRole("table", { name: "Rules that judge it" }).first().waitFor();
    await controls.getByText("Seen since").first().waitFor();
    await controls.getByText("Evidence as JSON").first().click();
    const evidence = await textOf(
      controls.getByRole("region", { name: "Evidence as JSON" }).first(),
    );
    // A rule may be deployed more than once: each has its verdict in it.
    const verdicts: unknown[] = JSON.parse(evidence);
    expect(verdicts.length).toBeGreaterThan(0);
    for (const verdict of verdicts)
      expect(verdict).toMatchObject({
        Source: { Service: "AWS Config" },
        SeenByDemarc: { Control: keys[0] },
      });
  });

  test("one that nobody knows gives the next step, and is never called clean", async () => {
    await page.goto(`/resources?region=${region}&type=AWS%3A%3AS3%3A%3ABucket&id=no-such-bucket`);
    await page.getByText(/Nothing is known of this resource|none has a verdict on it/).waitFor();
    const look = page.getByRole("link", { name: "Look for the id among all resources" });
    expect(await look.getAttribute("href")).toBe("/resources?search=no-such-bucket");
  });
});

describe("J36: account, region, control, resource", () => {
  test("each step leads to the next with the account's own numbers", async () => {
    await page.goto("/coverage");
    await page.getByRole("link", { name: region, exact: true }).first().click();
    await page.waitForURL(`**/regions/${region}`);
    expect(await heading()).toBe(region);
    const way = page.getByRole("navigation", { name: "Breadcrumb" });
    expect(await textOf(way)).toContain(truth.accountId);

    const table = page.getByRole("table", { name: `Controls that fail in ${region}` });
    const failing = failingControls();
    expect(await table.locator("tbody tr").count()).toBe(failing.length);

    // Its resources stand on one page.
    const isShort = (copy: { readonly nonCompliantResources: number }) =>
      copy.nonCompliantResources <= 20;
    const short = failing.find(([, copies]) => copies.length === 1 && copies.every(isShort));
    const [key, [rule]] = short ?? ["", []];
    const number = table.locator(`a[href*="${encodeURIComponent(key)}"][href*="compliance"]`);
    expect(firstNumber(await textOf(number))).toBe(rule?.nonCompliantResources);
    await number.click();
    await page.waitForURL("**/controls/**");
    const rows = page.getByRole("table", { name: /resources/i }).locator("tbody tr");
    expect(await rows.count()).toBe(rule?.nonCompliantResources);
  });

  test("every number of a region opens a list with the same number", async () => {
    await page.goto(`/regions/${region}`);
    const links = await page
      .locator('main dl a[href^="/"]')
      .evaluateAll((all) =>
        all.map((link) => [link.getAttribute("href") ?? "", link.textContent ?? ""] as const),
      );
    expect(links.length).toBeGreaterThan(3);
    for (const [href, text] of links) {
      await page.goto(href);
      expect([href, firstNumber(await heading())]).toEqual([href, firstNumber(text)]);
    }
  });

  test("a region's active findings are the account's", async () => {
    await page.goto(`/regions/${region}`);
    const shown = await page.locator('main dl a[href^="/findings"]').allInnerTexts();
    const { critical, high, medium, low } = truth.findingsByRegion[region] ?? {
      critical: 0,
      high: 0,
      medium: 0,
      low: 0,
    };
    const expected = [critical, high, medium, low].filter((some) => some > 0);
    expect(shown.map(firstNumber)).toEqual(expected);
  });

  test("a region that was not asked is not found, with words", async () => {
    const answer = await page.goto("/regions/eu-nowhere-1");
    expect(answer?.status()).toBe(404);
    expect(await heading()).toBe("Nothing is known of this region");
  });
});
