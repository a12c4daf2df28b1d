import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { demarc } from "../cli/run-demarc.ts";
import { unzipped } from "../exports/unzipped.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { watchedPage } from "./stage/watched-page.ts";

const { address } = inject("stage");

let browser: Browser;
let folder: string;
let bundle: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), "demarc-bundle-"));
  bundle = join(folder, "bundle.zip");
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** The same zip with one bit of one file's packed content turned. */
async function withOneBitTurned(name: string): Promise<string> {
  const zip = await readFile(bundle);
  // The first time a name stands in a zip is before the file's content.
  const place = zip.indexOf(name) + name.length + 20;
  zip.writeUInt8(zip.readUInt8(place) ^ 4, place);
  const altered = join(folder, "altered.zip");
  await writeFile(altered, zip);
  return altered;
}

describe("J75: the bundle, from the page to the auditor", () => {
  test("is taken from the page, and verify finds it whole where there is no store", async () => {
    const { page, troubles } = await watchedPage(browser, address);
    await page.goto("/");
    await page.getByRole("button", { name: "Export" }).click();
    const [taken] = await Promise.all([
      page.waitForEvent("download"),
      page.locator('[data-export="bundle"]').first().click(),
    ]);
    expect(taken.suggestedFilename()).toMatch(/^demarc-sample-111122223333-\d{8}T\d{4}Z\.zip$/);
    await taken.saveAs(bundle);

    const ran = await demarc(["verify", bundle], { DEMARC_STORE: join(folder, "none") });

    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain("files, all as written by Demarc for sample account 111122223333");
    expect(troubles).toEqual([]);
  });

  test("says in its manifest as whom and with which requests each piece of evidence was read", async () => {
    const files = await unzipped(await readFile(bundle));
    const { evidence } = JSON.parse(String(files.get("manifest.json")));
    const read = evidence.filter(({ caller_arn }: { caller_arn: string }) =>
      caller_arn.startsWith("arn:aws:sts::111122223333:"),
    );
    expect(read.length).toBeGreaterThan(0);
    for (const { request_params } of read) expect(Array.isArray(request_params)).toBe(true);
  });

  test.for(["README.txt", "coverage.txt", "summary.pdf", "manifest.json"])(
    "with one bit of %s turned is told to be altered (4), and where",
    async (name) => {
      const ran = await demarc(["verify", await withOneBitTurned(name)]);
      expect(ran.code).toBe(4);
      expect(ran.stdout).toMatch(new RegExp(`^${name.replace(".", "\\.")}: altered`, "m"));
      expect(ran.stdout).toContain("ALTERED");
    },
  );
});
