import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readCsvRecords } from "../exports/read-csv.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { firstNumber } from "./stage/numbers.ts";
import { pressUntil } from "./stage/press-until.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage } from "./stage/watched-page.ts";

const { address } = inject("stage");
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

const heading = (page: Page) => textOf(page.getByRole("heading", { level: 1 }));
const panel = (page: Page) => page.locator("[data-panel]");
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-row") ?? null);
const rows = (page: Page) =>
  page
    .locator("[data-row]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("data-row")));

describe("J37: a list by keyboard alone", () => {
  test("find, open, read on, close: the row that was left has the focus again", async () => {
    const page = await open("/controls?status=failing");
    const [first, second, third] = await rows(page);
    await pressUntil(page, "j", page.locator("[data-row]:focus"));
    expect(await focused(page)).toBe(first);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    expect(await focused(page)).toBe(second);

    await page.keyboard.press("Enter");
    await panel(page).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest("[data-panel]") !== null);
    expect(new URL(page.url()).searchParams.get("show")).toBe(second);

    await page.keyboard.press("j");
    await page.waitForURL((url) => url.searchParams.get("show") === third);
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "detached" });
    await page.waitForFunction(
      (row) => document.activeElement?.getAttribute("data-row") === row,
      third,
    );
  });

  test("the search takes letters as letters, Enter asks, Esc leaves", async () => {
    const page = await open("/controls");
    const all = await heading(page);
    await pressUntil(page, "/", page.locator("[data-search]:focus"));
    await page.keyboard.type("jk bucket");
    expect(await page.getByRole("searchbox").inputValue()).toBe("jk bucket");
    await page.getByRole("searchbox").fill("bucket");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/controls?search=bucket");
    await expect.poll(() => heading(page)).not.toBe(all);
    await page.keyboard.press("Escape");
    await expect
      .poll(() => page.evaluate(() => document.activeElement === document.body))
      .toBe(true);
    await pressUntil(page, "j", page.locator("[data-row]:focus"));
    expect(await focused(page)).toBe((await rows(page))[0]);
  });
});

describe("J38: filters in force", () => {
  test("several values of one filter, sent as they are chosen, each to be taken away", async () => {
    const page = await open("/controls");
    await page.getByRole("button", { name: /^Severity/ }).click();
    const critical = page.getByRole("checkbox", { name: /^critical/ });
    const told = firstNumber(await textOf(page.locator("label", { has: critical })));
    await critical.check();
    await page.waitForURL("**/controls?severity=critical");
    await expect.poll(async () => firstNumber(await heading(page))).toBe(told);
    await page.getByRole("checkbox", { name: /^high/ }).check();
    await page.waitForURL("**/controls?severity=critical&severity=high");
    await expect.poll(async () => firstNumber(await heading(page))).toBeGreaterThan(told);

    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: /Severity high remove/ }).click();
    await page.waitForURL("**/controls?severity=critical");
    await expect.poll(async () => firstNumber(await heading(page))).toBe(told);
    await page.goBack();
    await page.waitForURL("**/controls?severity=critical&severity=high");
    await page.getByRole("button", { name: /^Severity critical, high/ }).waitFor();
  });

  test("what would leave nothing cannot be chosen", async () => {
    const page = await open("/controls?status=failing&search=no+such+control");
    await page.getByRole("button", { name: /^Severity/ }).click();
    expect(await page.getByRole("checkbox", { name: /^critical/ }).isDisabled()).toBe(true);
  });

  test("a focus area says so in heading and crumbs, and its pillar lists as many", async () => {
    const page = await open("/controls?pillar=security&focus=Data+protection");
    expect(await heading(page)).toMatch(/^\d+ controls in Data protection$/);
    await page.getByRole("navigation", { name: "Breadcrumb" }).getByText("Security").click();
    await page.waitForURL("**/pillars/security");
  });
});

describe("J39: a list as a file", () => {
  const fetched = async (page: Page) => {
    const link = page.getByRole("link", { name: /^CSV of this list/ });
    const answer = await page.request.get((await link.getAttribute("href")) ?? "");
    return { answer, records: readCsvRecords(await answer.text()) };
  };

  test("holds exactly the controls that are filtered, however many pages they fill", async () => {
    for (const query of ["", "?severity=critical&severity=high&status=failing", "?search=bucket"]) {
      const page = await open(`/controls${query}`);
      const { answer, records } = await fetched(page);
      expect(records.length).toBe(firstNumber(await heading(page)));
      expect(answer.headers()["content-disposition"]).toMatch(/controls-\d{8}T\d{4}Z\.csv"$/);
      await page.context().close();
    }
  });

  test("holds exactly the resources of a control that are filtered", async () => {
    const page = await open("/controls?status=failing&sort=resources&group=none");
    const [control = ""] = await rows(page);
    await page.goto(`/controls/${encodeURIComponent(control ?? "")}`);
    const search = ((await rows(page))[0] ?? "").slice(-3);
    for (const query of ["", "?compliance=COMPLIANT", `?search=${encodeURIComponent(search)}`]) {
      await page.goto(`/controls/${encodeURIComponent(control ?? "")}${query}`);
      const tab = page.getByRole("navigation", { name: "By verdict" }).locator("[aria-current]");
      const { records } = await fetched(page);
      expect(records.length).toBe(firstNumber(await textOf(tab)));
      const shown = await rows(page);
      expect(
        records
          .slice(0, shown.length)
          .map((row) => `${row.region}/${row.resource_type}/${row.resource_id}`),
      ).toEqual(shown);
    }
  });

  test("begins with the mark of UTF-8 where bom=yes asks for it, before the same bytes", async () => {
    const page = await open("/controls");
    for (const list of ["controls", "findings", "resources"]) {
      const [plain, marked] = await Promise.all(
        ["bom=no", "bom=yes"].map(async (query) =>
          (await page.request.get(`/lists/${list}.csv?${query}`)).body(),
        ),
      );
      expect(marked, list).toEqual(
        Buffer.concat([Buffer.from("efbbbf", "hex"), Buffer.from(plain ?? "")]),
      );
      expect(String(plain), list).toMatch(/^account_id,/);
    }
  });

  test("is refused where the address is not understood, and there is no list by any other name", async () => {
    const page = await open("/controls");
    for (const file of [
      "controls.csv?severity=awful",
      "controls.csv?bom=1",
      "findings.csv?severity=awful",
      "resources.csv?status=awful",
      "control-resources.csv?control=none",
    ]) {
      expect([file, (await page.request.get(`/lists/${file}`)).status()]).toEqual([file, 400]);
    }
    for (const file of ["nothing.csv", "controls.xlsx", "constructor.csv"]) {
      expect((await page.request.get(`/lists/${file}`)).status()).toBe(404);
    }
  });
});

describe("J40: columns", () => {
  test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
    "that are left out stay out, in this browser alone: %o",
    async (options) => {
      const page = await open("/controls?status=failing", options);
      const head = page.getByRole("columnheader", { name: "Regions failing" });
      expect(await head.count()).toBe(1);
      await page.getByRole("button", { name: "Columns" }).click();
      await page.getByRole("checkbox", { name: "Regions failing" }).uncheck();
      await page.getByRole("button", { name: "Show these", exact: true }).last().click();
      await head.waitFor({ state: "detached" });
      expect(page.url()).toContain("status=failing");
      await page.goto("/controls");
      expect(await head.count()).toBe(0);
      const other = await open("/controls");
      expect(await other.getByRole("columnheader", { name: "Regions failing" }).count()).toBe(1);
    },
  );
});
