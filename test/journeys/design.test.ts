import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "./stage/launch-browser.ts";
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

describe("J49: on paper", () => {
  test("every sheet names the account, the instant and how much was seen; on a screen none does", async () => {
    const { account, coverage } = await exportedPosture(address);
    const whole = coverage.filter((row) => row.state === "read").length;
    for (const path of ["/", "/coverage", "/pillars/security"]) {
      await page.goto(path);
      const foot = page.locator(".print-foot");
      expect(await foot.isVisible()).toBe(false);
      await page.emulateMedia({ media: "print" });
      expect(await foot.evaluate((each) => getComputedStyle(each).display)).toBe(
        "table-footer-group",
      );
      const said = await textOf(foot);
      expect(said).toContain(account.id);
      expect(said).toMatch(/Collected \d{1,2} \w{3} \d{4}, \d\d:\d\d UTC/);
      expect(said).toContain(`${whole} of ${coverage.length} source readings are complete`);
      await page.emulateMedia({ media: "screen" });
    }
  });

  test("nothing that only a hand could use is printed, and the house and its hatching are", async () => {
    await page.goto("/");
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("button").count()).toBe(0);
    expect(await page.getByRole("navigation", { name: "Pages" }).count()).toBe(0);
    expect(await page.getByRole("table", { name: /Your controls by/ }).isVisible()).toBe(true);
    const hatched = page.locator('main rect[fill="url(#hatch)"]');
    expect(await hatched.first().isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
  });

  test.each([
    ["A4", 696],
    ["Letter", 718],
  ])("fits %s: nothing is wider than the %i pixels between its margins", async (_, width) => {
    const sheet = await browser.newPage({ baseURL: address, viewport: { width, height: 980 } });
    await sheet.emulateMedia({ media: "print" });
    for (const path of ["/", "/coverage", "/pillars/security"]) {
      await sheet.goto(path);
      const wide = await sheet.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, path).toBeLessThanOrEqual(width);
    }
    await sheet.close();
  });
});

describe("J50: at 200 % zoom, and at 320 pixels", () => {
  test.each([720, 320])(
    "at %i pixels the overview reads downwards and nothing is cut",
    async (width) => {
      const narrow = await browser.newPage({ baseURL: address, viewport: { width, height: 800 } });
      for (const path of [
        "/",
        "/pillars/security",
        "/responsibilities/aws-patching",
        "/coverage",
        "/evidence",
      ]) {
        await narrow.goto(path);
        const wide = await narrow.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, path).toBeLessThanOrEqual(width);
      }
      await narrow.goto("/");
      expect(await narrow.getByRole("heading", { name: "By pillar" }).isVisible()).toBe(true);
      expect(await narrow.getByText("Demarcation line").isVisible()).toBe(true);
      await narrow.close();
    },
  );

  test("with reduced motion nothing moves, and with forced colours the marks, the hatch and the place one is at stay", async () => {
    const quiet = await browser.newPage({
      baseURL: address,
      reducedMotion: "reduce",
      forcedColors: "active",
    });
    await quiet.goto("/");
    const duration = await quiet.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue("--default-transition-duration"),
    );
    expect(Number.parseFloat(duration)).toBe(0);
    const [mark, ground] = await quiet.evaluate(() => [
      getComputedStyle(document.querySelector(".marked.failing") ?? document.body, "::before")
        .backgroundColor,
      getComputedStyle(document.body).backgroundColor,
    ]);
    expect(mark).not.toBe(ground);
    const unseen = await quiet.evaluate(() =>
      [...document.querySelectorAll("main .hatched")].map(
        (each) => getComputedStyle(each).backgroundImage,
      ),
    );
    expect(unseen.length).toBeGreaterThan(3);
    expect(unseen.filter((image) => !image.includes("gradient"))).toEqual([]);
    const [here, other] = await quiet.evaluate(() =>
      ["[aria-current]", ":not([aria-current])"].map((which) => {
        const link = document.querySelector(`nav[aria-label="Pages"] a${which}`);
        return getComputedStyle(link ?? document.body).borderBottomWidth;
      }),
    );
    expect(here).not.toBe(other);
    await quiet.close();
  });
});

describe("J51: below a pillar", () => {
  test("each focus area opens a list of as many failing, and of as many in all", async () => {
    await page.goto("/pillars/reliability");
    const links = await page.locator('section[aria-labelledby="steps"] a[href^="/controls"]').all();
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      const said = Number.parseInt(await textOf(link), 10);
      const href = (await link.getAttribute("href")) ?? "";
      const html = await (await fetch(new URL(href, address))).text();
      const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replaceAll(/<[^>]+>/g, "") ?? "";
      expect(Number.parseInt(heading.replaceAll(/^\D+/g, ""), 10), href).toBe(said);
    }
  });
});
