import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "./stage/launch-browser.ts";
import { firstNumber } from "./stage/numbers.ts";
import { exportedPosture } from "./stage/posture-export.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage } from "./stage/watched-page.ts";

const { address } = inject("stage");
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page } = await watchedPage(browser, address));
});
afterAll(() => browser.close());

const headOf = (pillar: string) =>
  house().locator("th", { has: page.locator(`a[href="/pillars/${pillar}"]`) });
const house = () => page.getByRole("table", { name: /Your controls by/ });

describe("J1: the overview says what the export says", () => {
  test("of every pillar: passing, evaluated and not seen", async () => {
    const { pillars } = await exportedPosture(address);
    await page.goto("/");
    for (const { id, controls } of pillars) {
      const head = await textOf(headOf(id));
      expect(head).toContain(`${controls.passing} of ${controls.passing + controls.failing} pass`);
      const unseen = controls.notEvaluated > 0 ? `${controls.notEvaluated} not seen` : null;
      expect(head.match(/\d+ not seen/)?.[0] ?? null).toBe(unseen);
    }
  });

  test("of every pillar: the percentage, rounded down, or the bare ratio when few were measured", async () => {
    const { pillars } = await exportedPosture(address);
    await page.goto("/");
    for (const { id, controls, measured } of pillars) {
      const head = await textOf(house().locator(`th a[href="/pillars/${id}"]`));
      const evaluated = controls.passing + controls.failing;
      const expected =
        measured === null
          ? "–"
          : evaluated < 10
            ? `${controls.passing} of ${evaluated}`
            : `${Math.floor((100 * controls.passing) / evaluated)}%`;
      expect(head.replaceAll("\n", "")).toContain(expected);
    }
  });

  test("of findings and of coverage", async () => {
    const { findings, coverage } = await exportedPosture(address);
    await page.goto("/");
    const card = page.getByRole("region", { name: "Active findings" });
    for (const severity of ["critical", "high", "medium", "low"] as const) {
      const count = await textOf(card.locator(`a[href="/findings?severity=${severity}"]`));
      expect(firstNumber(count)).toBe(findings[severity]);
    }
    const whole = coverage.filter((row) => row.state === "read").length;
    await expect(
      page.getByRole("link", { name: `${whole} of ${coverage.length}` }).count(),
    ).resolves.toBe(1);
  });

  test("AWS's five items stand under the line, each with its reports and until when", async () => {
    await page.goto("/");
    const stones = page.locator('a[href^="/responsibilities/aws-"]');
    expect(await stones.count()).toBe(5);
    for (const text of await stones.allTextContents()) {
      expect(text).toMatch(/(SOC|ISO|PCI).*\n?(until|ends|ended) \d{1,2} \w{3} \d{4}/s);
    }
  });
});

describe("J2: every number of the house opens a list with the same number", () => {
  test("each window", async () => {
    await page.goto("/");
    const windows = await house().locator('td a[href^="/controls"]').all();
    expect(windows.length).toBeGreaterThan(10);
    for (const window of windows) {
      const said = (await textOf(window)).split(":\u0020").at(-1) ?? "";
      const href = await window.getAttribute("href");
      expect(await headlineOf(href), `${href} says “${said}”`).toBe(firstNumber(said));
    }
  });

  test("each severity of the first sentence and of the line under it", async () => {
    await page.goto("/");
    const links = await page.locator('h1 a, h1 + p a[href*="severity="]').all();
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) {
      const href = await link.getAttribute("href");
      expect(await headlineOf(href), `${href}`).toBe(firstNumber(await textOf(link)));
    }
  });

  test("each status of the beam, and what each pillar left out", async () => {
    await page.goto("/");
    const links = await house().locator('th a[href*="status="], td li a[href*="status="]').all();
    expect(links.length).toBeGreaterThan(12);
    for (const link of links) {
      const href = await link.getAttribute("href");
      expect(await headlineOf(href), `${href}`).toBe(firstNumber(await textOf(link)));
    }
  });

  test("what AWS offers for a thin pillar", async () => {
    await page.goto("/");
    const links = await house().locator('td a[href^="/catalogue"]').all();
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      const href = await link.getAttribute("href");
      expect(await headlineOf(href), `${href}`).toBe(firstNumber(await textOf(link.locator("b"))));
    }
  });

  test("the findings beside each floor", async () => {
    await page.goto("/");
    const links = await house().locator('td a[href^="/findings"]').all();
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      const href = await link.getAttribute("href");
      expect(await headlineOf(href), `${href}`).toBe(firstNumber(await textOf(link)));
    }
  });

  test("a click on a window shows that list", async () => {
    await page.goto("/");
    const window = house().locator('td a[href*="responsibility="][href*="status=failing"]').first();
    const failing = firstNumber((await textOf(window)).split(":\u0020").at(-1) ?? "");
    await window.click();
    await page.waitForURL(/\/controls\?/);
    const rows = page.getByRole("table", { name: "Controls" }).locator("th[scope=row]");
    expect(await rows.count()).toBe(failing);
  });
});

/** The number in the heading of the page behind a link, read as a program would. */
async function headlineOf(href: string | null): Promise<number> {
  const html = await (await fetch(new URL(href ?? "", address))).text();
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "";
  return firstNumber(heading.replaceAll(/<[^>]+>/g, ""));
}
