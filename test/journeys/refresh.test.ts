import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { againstSandbox } from "../cli/against-sandbox.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { startDashboard } from "./stage/start-dashboard.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage } from "./stage/watched-page.ts";

const stage = inject("stage");
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The least of the sample account: one region, all of it readable. */
const oneRegion = { DEMARC_REGIONS: "ap-southeast-2" };

describe("J9: a person collects", () => {
  test("the first collection shows its progress and ends in the overview", async () => {
    const account = buildSampleAccount();
    const hasten = account.fault({
      service: "config",
      fault: { kind: "slow", milliseconds: 1000 },
    });
    await using sandbox = await againstSandbox(account, oneRegion);
    await using dashboard = await startDashboard(sandbox.environment);
    const { page, troubles } = await watchedPage(browser, dashboard.address);

    await page.goto("/");
    await page.getByRole("heading", { name: "Nothing was collected yet" }).waitFor();
    await page.getByRole("button", { name: "Collect now" }).click();
    await page.getByRole("progressbar").first().waitFor();
    hasten();
    await page.getByRole("heading", { name: /^The last collection was complete/ }).waitFor();
    await page.goto("/");
    await page.getByRole("heading", { name: /need|Nothing/ }).waitFor();
    await page.getByRole("link", { name: "3 of 3", exact: true }).waitFor();
    expect(troubles).toEqual([]);
  });
});

describe("J10: nothing to connect with", () => {
  test("says which sources were tried, what to do, and offers the demo", async () => {
    await using store = await emptyFolder();
    await using dashboard = await startDashboard({
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      AWS_EC2_METADATA_DISABLED: "true",
      DEMARC_STORE: store.path,
    });
    const { page, troubles } = await watchedPage(browser, dashboard.address);
    await page.goto("/");
    await page.getByRole("heading", { name: "No AWS account could be reached" }).waitFor();
    const tried = page.getByRole("list").filter({ hasText: /AWS_ACCESS_KEY_ID/ });
    expect(await tried.getByRole("listitem").count()).toBeGreaterThan(2);
    await expect(page.getByText("npm run demo").count()).resolves.toBe(1);
    expect(troubles).toEqual([]);
    // A file is asked for by programs too: they are told the same, and in one line what to do.
    for (const file of ["lists/controls.csv?bom=yes", "exports/csv"]) {
      const answer = await fetch(`${dashboard.address}/${file}`);
      expect([answer.status, await answer.text()]).toEqual([
        404,
        "There is no snapshot yet. Make one: npm run --silent demarc -- collect\n",
      ]);
    }
  });
});

describe("J11: a collection that fails", () => {
  test("is told with its reason, and the last good snapshot stays", async () => {
    const account = buildSampleAccount();
    account.fault({ fault: { kind: "expired" } });
    await using sandbox = await againstSandbox(account);
    await cp(stage.store, sandbox.store, { recursive: true });
    await using dashboard = await startDashboard(sandbox.environment);
    const { page, troubles } = await watchedPage(browser, dashboard.address);

    await page.goto("/");
    const before = await textOf(page.getByRole("heading", { level: 1 }));
    await page.getByRole("button", { name: "Refresh" }).first().click();
    await page.getByRole("heading", { name: /^The last collection failed/ }).waitFor();
    await expect(page.getByText(/expired/i).count()).resolves.toBeGreaterThan(0);

    await page.goto("/");
    await page.getByText(/The last collection failed/).waitFor();
    await expect(page.getByText(/What you see is from/).count()).resolves.toBe(1);
    expect(await textOf(page.getByRole("heading", { level: 1 }))).toBe(before);
    expect(troubles).toEqual([]);
  });

  test("without an earlier snapshot says so and what to do", async () => {
    const { page } = await watchedPage(browser, stage.addresses.denied);
    await page.goto("/");
    await page.getByRole("heading", { name: "The first collection failed" }).waitFor();
    const refused = page.getByRole("region", { name: "What AWS refused" });
    const said = await textOf(refused);
    for (const words of [
      "config:DescribeConfigurationRecorders",
      "DemarcConfig",
      "demarc -- policy",
    ])
      expect(said).toContain(words);
    await expect(page.getByRole("button", { name: "Collect again" }).count()).resolves.toBe(1);
  });
});

describe("J12: nothing set up", () => {
  test("an account without Config and GuardDuty proves nothing, and is told the next steps", async () => {
    const { page } = await watchedPage(browser, stage.addresses.bare);
    await page.goto("/");
    await page.getByRole("heading", { name: "Nothing could be judged yet" }).waitFor();
    const security = page.locator('th a[href="/pillars/security"]');
    expect(await textOf(security)).toContain("–");
    expect(await textOf(security)).not.toContain("100");

    await page.goto("/coverage");
    await expect(page.getByText(/put-configuration-recorder/).count()).resolves.toBe(1);
    await expect(page.getByText(/create-detector/).count()).resolves.toBe(1);
    await page.goto("/findings");
    await page.getByRole("heading", { name: "No detector could be read" }).waitFor();
  });
});

describe("J30: what a collection asked", () => {
  test("the connection page lists every request of the last collection, and AWS's refusals in its words", async () => {
    const account = buildSampleAccount();
    account.deny({ service: "artifact", operation: "ListReports", by: "identity_policy" });
    await using sandbox = await againstSandbox(account, oneRegion);
    await using dashboard = await startDashboard(sandbox.environment);
    const { page, troubles } = await watchedPage(browser, dashboard.address);
    await page.goto("/connection");
    await page.getByText("No collection has come to its end yet.").waitFor();

    account.forgetCalls();
    await sandbox.run("collect");
    const asked = Map.groupBy(account.calls, (call) => `${call.service}:${call.operation}`);
    await page.goto("/connection");

    const table = page.getByRole("table", { name: /Requests of the last collection/ });
    const shown = await table.locator("tbody").evaluateAll((operations) =>
      operations.map((operation) => {
        const [name, requests] = operation.querySelectorAll("th code, td");
        return [name?.textContent, Number(requests?.textContent)];
      }),
    );
    const counted = [...asked].map(([action, calls]) => [action, calls.length]);
    expect(shown.toSorted()).toEqual(counted.toSorted());
    const refused = table.locator("tbody").first();
    expect(await textOf(refused)).toMatch(/not authorized to perform: artifact:ListReports/);
    expect(troubles).toEqual([]);
  });
});

async function emptyFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "demarc-journey-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
