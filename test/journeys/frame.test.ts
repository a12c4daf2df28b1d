import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "./stage/launch-browser.ts";
import { pressUntil } from "./stage/press-until.ts";
import { violationsOn } from "./stage/violations-on.ts";
import { watchedPage, widths } from "./stage/watched-page.ts";

const { address } = inject("stage");
const phone = { width: widths.phone, height: 844 };
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const groundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

describe("J44: the look and the menu, without a script", () => {
  test("a look that is chosen is there on every page, in the first answer, until it is undone", async () => {
    const { page } = await watchedPage(browser, address, {
      javaScriptEnabled: false,
      colorScheme: "light",
    });
    await page.goto("/controls?status=failing");
    const light = await page.locator("html").getAttribute("data-theme");
    await page.getByRole("button", { name: "Dark" }).click();
    await page.waitForURL("**/controls?status=failing");
    expect(light).toBe(null);
    const answer = await page.goto("/standards");
    expect(await answer?.text()).toContain('data-theme="dark"');
    const chosen = page.getByRole("button", { name: "Dark", pressed: true });
    await chosen.waitFor();
    await page.getByRole("button", { name: "System" }).click();
    await page.getByRole("button", { name: "System", pressed: true }).waitFor();
    expect(await page.locator("html").getAttribute("data-theme")).toBe(null);
    expect(await page.context().cookies()).toEqual([]);
  });

  test("the choice outdoes the system, both ways", async () => {
    const { page } = await watchedPage(browser, address, { colorScheme: "dark" });
    await page.goto("/help");
    const dark = await groundOf(page);
    await page.context().addCookies([{ name: "theme", value: "light", url: address }]);
    await page.goto("/help");
    expect(await groundOf(page)).not.toBe(dark);
    await page.context().addCookies([{ name: "theme", value: "no such look", url: address }]);
    await page.goto("/help");
    expect(await groundOf(page)).toBe(dark);
  });

  test("on a phone the menu opens, knows where it is, and leads on", async () => {
    const { page } = await watchedPage(browser, address, {
      javaScriptEnabled: false,
      viewport: phone,
    });
    await page.goto("/packs");
    const header = page.getByRole("banner");
    await header.getByRole("link", { name: /Account 1111 2222 3333/ }).waitFor();
    expect((await header.boundingBox())?.height).toBeLessThanOrEqual(56);
    await header.locator("summary", { hasText: "Menu" }).click();
    const here = header.getByRole("link", { name: "Packs" });
    expect(await here.getAttribute("aria-current")).toBe("page");
    await header.locator("[data-export=csv]:visible").waitFor();
    await header.getByRole("link", { name: "Coverage" }).click();
    await page.waitForURL("**/coverage");
  });

  test("at a desk the menu is one row, and what has no room is under More", async () => {
    const { page } = await watchedPage(browser, address, { javaScriptEnabled: false });
    for (const width of [1440, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/catalogue");
      expect((await page.getByRole("banner").boundingBox())?.height).toBeLessThanOrEqual(56);
    }
    await page.getByRole("button", { name: /^More/ }).click();
    const here = page.getByRole("link", { name: /^Catalogue/ });
    expect(await here.getAttribute("aria-current")).toBe("page");
    await page.getByRole("link", { name: /^Packs/ }).click();
    await page.waitForURL("**/packs");
  });
});

describe("J45: help and keys", () => {
  test("? lists the keys over the page, and Esc goes back", async () => {
    const { page, troubles } = await watchedPage(browser, address);
    await page.goto("/evidence");
    const help = page.getByRole("dialog", { name: "Keys" });
    await pressUntil(page, "?", help);
    await help.getByRole("table", { name: "In lists" }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await help.waitFor({ state: "detached" });
    expect(troubles).toEqual([]);
  });

  test("without a script the same is a page", async () => {
    const { page } = await watchedPage(browser, address, { javaScriptEnabled: false });
    await page.goto("/evidence");
    await page.getByRole("link", { name: "Help and keys" }).click();
    await page.waitForURL("**/help");
    await page.getByRole("table", { name: "Everywhere" }).waitFor();
  });

  test("single keys can be switched off, and Ctrl K stays", async () => {
    const { page } = await watchedPage(browser, address);
    await page.goto("/help", { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Switch them off" }).click();
    await page.locator('html[data-keys="off"]').waitFor();
    await page.goto("/evidence", { waitUntil: "networkidle" });
    await page.keyboard.press("?");
    await page.keyboard.press("/");
    const palette = page.getByRole("combobox", { name: "Name, id or words" });
    await pressUntil(page, "Control+k", palette);
    expect(await page.getByRole("dialog").count()).toBe(1);
  });

  test("menu and exports, open, leave axe and the policy nothing to say", async () => {
    const { page, troubles } = await watchedPage(browser, address);
    await page.goto("/controls?severity=critical");
    await page.getByRole("button", { name: /^More/ }).click();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Export" }).click();
    const menu = page.locator("#export-menu");
    await menu.getByText("Narrowed, as this page is, by severity.").waitFor();
    const last = menu.getByRole("link", { name: "Bundle of the whole account" });
    for (const height of [900, 720]) {
      await page.setViewportSize({ width: 1280, height });
      const box = await last.boundingBox();
      expect((box?.y ?? height) + (box?.height ?? height)).toBeLessThan(height);
    }
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize(phone);
    await page.keyboard.press("Escape");
    await page.getByRole("banner").locator("summary").click();
    expect(await violationsOn(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });
});
