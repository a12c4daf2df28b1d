import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { demarc } from "../cli/run-demarc.ts";
import { hasRow, pagesOf, propertiesOf, sectionOf } from "../exports/read-pdf.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { exportedPosture } from "./stage/posture-export.ts";
import { violationsOn } from "./stage/violations-on.ts";
import { widths } from "./stage/watched-page.ts";

const { address, environment } = inject("stage");
let browser: Browser;
let folder: string;
let file: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), "demarc-file-"));
  file = join(folder, "posture.html");
  await writeFile(file, await download("html"));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function download(format: string): Promise<Buffer> {
  const response = await fetch(`${address}/exports/${format}`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** The file from the disk, on a machine that has no network; everything else it asks for is kept. */
async function opened(
  options: BrowserContextOptions = {},
): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({
    viewport: { width: widths.desk, height: 900 },
    offline: true,
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  const own = pathToFileURL(file).href;
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !url.startsWith("data:font/")) troubles.push(`asked for ${url}`);
  });
  page.on("console", (message) => troubles.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => troubles.push(`script: ${error.message}`));
  await page.goto(own);
  return { page, troubles };
}

const appendix = (page: Page) => page.getByRole("table", { name: /^Every control/ });

describe("J65: the HTML file on a machine without a network", () => {
  test("opens, asks nobody for anything, and has the numbers of the dashboard", async () => {
    const { page, troubles } = await opened();
    const posture = await exportedPosture(address);
    await page.getByRole("heading", { level: 1, name: /sample account 111122223333/ }).waitFor();
    const rows = page
      .getByRole("table", { name: "Controls by pillar", exact: true })
      .locator("tbody tr");
    const said = await rows.evaluateAll((all) =>
      all
        .slice(0, 6)
        .map((row) => [...row.children].slice(5, 8).map((cell) => Number(cell.textContent))),
    );
    // The file has the pillars in AWS's order, the export by their ids.
    expect(said.map(String).toSorted()).toEqual(
      posture.pillars
        .map(({ controls: { passing, failing, notEvaluated } }) =>
          String([passing, failing, notEvaluated]),
        )
        .toSorted(),
    );
    expect(await page.evaluate(() => document.fonts.check("16px Geist"))).toBe(true);
    expect(troubles).toEqual([]);
  });

  test("its list of controls is narrowed by words, status and severity, and shown whole again", async () => {
    const { page } = await opened();
    const shown = () => appendix(page).locator("tbody tr:visible").count();
    const all = await shown();
    await page.getByLabel("Status").selectOption("failing");
    const failing = await shown();
    expect(failing).toBeGreaterThan(0);
    expect(failing).toBeLessThan(all);
    await page.getByRole("searchbox", { name: "Text" }).fill("s3_bucket");
    const named = await shown();
    expect(named).toBeLessThan(failing);
    expect(await page.locator("output").textContent()).toBe(`${named} of ${all} controls shown`);
    for (const words of await appendix(page).locator("tbody tr:visible").allInnerTexts()) {
      expect(words).toContain("S3_BUCKET");
      expect(words).toContain("failing");
    }
    await page.getByRole("button", { name: "Show all" }).click();
    await expect.poll(shown).toBe(all);
  });

  test.for(["light", "dark"] as const)(
    "axe finds nothing in %s, at a desk and on a phone, and nothing is wider than the window",
    async (colorScheme) => {
      for (const width of [widths.desk, widths.phone]) {
        const { page } = await opened({
          colorScheme,
          viewport: { width, height: 900 },
          bypassCSP: true,
        });
        expect(await violationsOn(page)).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        ).toBe(true);
      }
    },
  );

  test("is read without its script: everything is there and open, and nothing is offered that would not work", async () => {
    const { page } = await opened({ javaScriptEnabled: false });
    expect(await page.locator("form:visible").count()).toBe(0);
    expect(await page.locator("details:not([open])").count()).toBe(0);
    await page.getByRole("link", { name: /Coverage statement/ }).click();
    expect(page.url()).toMatch(/#coverage$/);
  });

  test("prints whole, also when it was narrowed and folded: every control, nothing cut at the side", async () => {
    const { page } = await opened();
    const all = await appendix(page).locator("tbody tr").count();
    await page.getByRole("searchbox", { name: "Text" }).fill("no such control");
    await page.locator("#pillars > summary").click();
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 718, height: 1000 });
    expect(await appendix(page).locator("tbody tr:visible").count()).toBe(all);
    expect(await page.locator("nav:visible, form:visible").count()).toBe(0);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("table, pre, p, .stones, .figures")]
        .filter((part) => part.getBoundingClientRect().right > window.innerWidth + 1)
        .map((part) => part.outerHTML.slice(0, 80)),
    );
    expect(cut).toEqual([]);
    const paper = join(folder, "printed.pdf");
    await writeFile(paper, await page.pdf({ format: "A4", preferCSSPageSize: true }));
    const text = pagesOf(paper).join("\n");
    for (const heading of ["Pillars", "Coverage statement", "Exceptions register", "Method"])
      expect(text).toContain(heading);
    expect(text).toContain("Controls by pillar");
  });
});

describe("J66: the PDF from the page and from the command line", () => {
  test("is one document: the same bytes but for when it was written", async () => {
    const fromPage = join(folder, "page.pdf");
    await writeFile(fromPage, await download("pdf"));
    const fromCommand = join(folder, "command.pdf");
    const ran = await demarc(["export", "--format", "pdf", "--output", fromCommand], environment);
    expect(ran.code).toBe(0);
    const unstamped = (path: string) =>
      pagesOf(path).map((page) => page.replaceAll(/ritten\s+[\d-]+ [\d:]+ UTC/g, "ritten"));
    expect(unstamped(fromPage)).toEqual(unstamped(fromCommand));
    expect(propertiesOf(fromPage).get("Pages")).toBe(propertiesOf(fromCommand).get("Pages"));
  });

  test("has the numbers of the HTML file, pillar by pillar", async () => {
    const paper = join(folder, "same.pdf");
    await writeFile(paper, await download("pdf"));
    const lines = sectionOf(paper, "Pillars");
    const { page } = await opened();
    const rows = await page
      .getByRole("table", { name: "Controls by pillar", exact: true })
      .locator("tbody tr")
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const [name = "", ...cells] of rows)
      expect([
        name,
        hasRow(lines, name.split(" ")[0] ?? "", cells.slice(4, 9).map(Number)),
      ]).toEqual([name, true]);
  });

  test("is among the files the page offers", async () => {
    const context = await browser.newContext({ baseURL: address });
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("button", { name: "Export" }).click();
    const [taken] = await Promise.all([
      page.waitForEvent("download"),
      page.locator('[data-export="pdf"]').first().click(),
    ]);
    expect(taken.suggestedFilename()).toMatch(/^demarc-sample-111122223333-\d{8}T\d{4}Z\.pdf$/);
    const file = join(folder, "taken.pdf");
    await taken.saveAs(file);
    expect((await readFile(file)).subarray(0, 5).toString()).toBe("%PDF-");
  });
});
