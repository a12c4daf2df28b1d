import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { againstSandbox } from "../cli/against-sandbox.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { startDashboard } from "./stage/start-dashboard.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage } from "./stage/watched-page.ts";

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), "demarc-mapping-"));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

describe("J29: the mapping file goes wrong", () => {
  test("every page tells file, line and reason, once, until it is right again", async () => {
    const file = join(folder, "mapping.yaml");
    const good = "rules:\n  acme-rule: { severity: low }\n";
    await writeFile(file, good);
    await using sandbox = await againstSandbox(buildSampleAccount(), { DEMARC_MAPPING: file });
    await using dashboard = await startDashboard(sandbox.environment);
    const { page } = await watchedPage(browser, dashboard.address);
    const trouble = page.getByRole("complementary", { name: "Mapping file" });
    await page.goto("/catalogue");
    expect(await trouble.count()).toBe(0);

    await writeFile(file, `${good}  <b>acme</b>: { severity: awful }\n`);
    for (const path of ["/", "/catalogue", "/connection", "/standards"]) {
      await page.goto(path);
      expect([path, await trouble.count()]).toEqual([path, 1]);
      const said = await textOf(trouble);
      expect(said).toContain("mapping.yaml:3:");
      expect(said).toContain('"awful" is no severity');
      expect(await trouble.locator("b", { hasText: "acme" }).count()).toBe(0);
    }

    await writeFile(file, good);
    await page.goto("/catalogue");
    expect(await trouble.count()).toBe(0);
  });
});
