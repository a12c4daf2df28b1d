import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "./stage/launch-browser.ts";
import { pressUntil } from "./stage/press-until.ts";
import { textOf } from "./stage/text-of.ts";
import { violationsOn } from "./stage/violations-on.ts";
import { type WatchedPage, watchedPage } from "./stage/watched-page.ts";

const { address } = inject("stage");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe("J42: the palette, by keyboard alone", () => {
  let watched: WatchedPage;
  let page: Page;
  beforeAll(async () => {
    watched = await watchedPage(browser, address);
    ({ page } = watched);
  });
  const field = () => page.getByRole("combobox", { name: "Name, id or words" });
  const chosen = () => page.getByRole("option", { selected: true });

  async function openPalette(): Promise<void> {
    await page.goto("/evidence");
    await pressUntil(page, "Control+k", chosen());
  }

  test("opens over the page, tells how many match, and goes where Enter says", async () => {
    await openPalette();
    expect(await field().evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type("S3_BUCKET_PUBLIC_READ");
    const found = page.getByRole("option", { name: /S3 bucket allows public read/ });
    await found.first().waitFor();
    await page
      .getByRole("status")
      .getByText(/\d+ match/)
      .waitFor();
    const first = await chosen().getAttribute("id");
    await page.keyboard.press("ArrowDown");
    const second = await chosen().getAttribute("id");
    expect(second).not.toBe(first);
    expect(await field().getAttribute("aria-activedescendant")).toBe(second);
    await page.keyboard.press("ArrowUp");
    expect(await textOf(chosen())).toContain("S3 bucket allows public read");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/controls/S3_BUCKET_PUBLIC_READ_PROHIBITED");
  });

  test("Esc closes it and gives the focus back", async () => {
    await page.goto("/evidence");
    await page.keyboard.press("Tab");
    await pressUntil(page, "Control+k", chosen());
    await page.keyboard.press("Escape");
    await field().waitFor({ state: "detached" });
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toBe("Skip to the content");
  });

  test("remembers this tab’s pages, and no other tab’s", async () => {
    await page.goto("/packs", { waitUntil: "networkidle" });
    await openPalette();
    const lately = page.getByRole("group", { name: "Seen lately" });
    await lately.getByRole("option", { name: /pack/i }).waitFor();
    const other = await page.context().newPage();
    await other.goto("/evidence");
    await pressUntil(other, "Control+k", other.getByRole("option", { selected: true }));
    expect(await other.getByRole("group", { name: "Seen lately" }).count()).toBe(0);
    await other.close();
  });

  test("does what the page can do: the look", async () => {
    await openPalette();
    await page.keyboard.type("dark pages");
    await page.getByRole("option", { name: /Dark pages/, selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator('html[data-theme="dark"]').waitFor();
  });

  test("axe and the policy have nothing to say while it is open", async () => {
    await openPalette();
    expect(await violationsOn(page)).toEqual([]);
    expect(watched.troubles).toEqual([]);
  });
});

describe("J43: the search, without a script", () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await watchedPage(browser, address, { javaScriptEnabled: false }));
  });

  test("leads from the header’s button to what was looked for", async () => {
    await page.goto("/");
    await page.getByRole("banner").getByRole("link", { name: "Search" }).click();
    await page.waitForURL("**/search");
    await page.getByLabel("Name, id or words").fill("pci 1.2.5");
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await page.waitForURL("**/search?q=pci+1.2.5");
    await page
      .getByRole("link", { name: /^1\.2\.5 / })
      .first()
      .click();
    await page.waitForURL("**/standards/pci-dss-4.0.1/1.2.5");
  });

  test("finds a resource by how its id begins", async () => {
    await page.goto("/controls?status=failing");
    await page.goto(`/search?q=sg-`);
    const resources = page.getByRole("region", { name: "Resources" });
    await resources.getByRole("listitem").getByRole("link").first().click();
    await page.waitForURL("**/resources?**");
    await page.getByRole("heading", { level: 1, name: /^sg-/ }).waitFor();
  });

  test("says what to do when nothing answers, whatever was typed", async () => {
    const typed = "<script>alert(1)</script>\u202eevil%00'\"";
    await page.goto(`/search?q=${encodeURIComponent(typed)}`);
    await page.getByText("Nothing goes by that name").waitFor();
    await page.getByRole("link", { name: "what could not be seen" }).waitFor();
  });

  test("its suggestions are for our own pages alone, and nobody keeps them", async () => {
    const ask = (site: string) =>
      fetch(`${address}/search/suggestions?q=ssh`, { headers: { "sec-fetch-site": site } });
    expect((await ask("cross-site")).status).toBe(403);
    const own = await ask("same-origin");
    expect(own.status).toBe(200);
    expect(own.headers.get("cache-control")).toBe("no-store");
  });
});
