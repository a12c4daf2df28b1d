import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { againstSandbox, type Sandbox } from "../cli/against-sandbox.ts";
import { demarc } from "../cli/run-demarc.ts";
import type { FakeAccount } from "../fake-aws/account.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { type RunningDashboard, startDashboard } from "./stage/start-dashboard.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage } from "./stage/watched-page.ts";

const clock = fileURLToPath(new URL("../clock/set-clock.js", import.meta.url));
const day = 86_400_000;

/** What happens before each collection: a region goes dark, comes into sight, a rule comes, a resource fails. */
const steps: readonly ((account: FakeAccount) => void)[] = [
  (account) => account.stopRecorder("us-west-2"),
  (account) => account.startRecorder("us-west-2"),
  (account) => account.addRule("eu-central-1", { name: "new-rule", identifier: "EIP_ATTACHED" }),
  (account) =>
    account.setVerdict({
      region: "eu-central-1",
      rule: "restricted-ssh",
      resourceType: "AWS::EC2::SecurityGroup",
      resourceId: "sg-00000000000000000",
      verdict: "NON_COMPLIANT",
    }),
];

let sandbox: Sandbox;
let dashboard: RunningDashboard;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const account = buildSampleAccount();
  sandbox = await againstSandbox(account);
  for (const [index, step] of steps.entries()) {
    step(account);
    const daysAgo = 2 * (steps.length - 1 - index);
    const ran = await demarc(["collect"], {
      ...sandbox.environment,
      NODE_OPTIONS: `--import=${clock}`,
      CLOCK_AT: new Date(Date.now() - daysAgo * day).toISOString(),
    });
    if (ran.code !== 0 && ran.code !== 3) throw new Error(ran.stderr);
  }
  dashboard = await startDashboard(sandbox.environment);
  browser = await launchBrowser();
  ({ page } = await watchedPage(browser, dashboard.address));
});
afterAll(async () => {
  await browser?.close();
  await dashboard?.[Symbol.asyncDispose]();
  await sandbox?.[Symbol.asyncDispose]();
});

const collections = () => page.getByRole("table", { name: "Collections" }).locator("tbody tr");

describe("J31: what was", () => {
  test("the trend has a point for each collection of the table, and the same numbers as a table", async () => {
    await page.goto("/history");
    expect(await collections().count()).toBe(steps.length);

    await page.getByText("The same as a table").click();
    const points = page.getByRole("table", { name: "Points of the trend" }).locator("tbody tr");
    expect(await points.count()).toBe(steps.length);
    const told = await page
      .getByRole("img", { name: /^All pillars: / })
      .first()
      .getAttribute("aria-label");
    expect(told).toMatch(/% measured/);
  });

  test("one pillar’s trend has an address of its own", async () => {
    await page.goto("/history");
    await page
      .getByRole("navigation", { name: "Trend by pillar" })
      .getByRole("link", { name: /Security/ })
      .click();
    await page.waitForURL("**/history?pillar=security*");
    expect(await textOf(page.getByRole("heading", { level: 2 }).first())).toBe("Security");
  });

  test("a collection leads to the posture of its instant, as a file", async () => {
    await page.goto("/history");
    const link = collections().last().getByRole("link", { name: /^JSON/ });
    const response = await fetch(`${dashboard.address}${await link.getAttribute("href")}`);
    const posture: unknown = await response.json();
    const moment = await collections()
      .last()
      .getByRole("rowheader")
      .locator("a")
      .getAttribute("href");
    expect(moment).toContain(
      (posture as { readonly snapshot: { readonly id: string } }).snapshot.id,
    );
  });
});

describe("J32: what changed, by cause", () => {
  const causeRow = (cause: string) =>
    page.getByRole("table", { name: "Change by cause" }).getByRole("row", { name: cause });

  test("a region that came into sight brings controls and no progress", async () => {
    await page.goto("/history");
    await collections().nth(2).getByRole("rowheader").getByRole("link").click();
    await page.waitForURL("**/history/*");

    expect(await textOf(causeRow("Resources changed").getByRole("cell").last())).toBe("0");
    expect(await textOf(causeRow("Sight changed"))).toMatch(/[1-9]\d* by: Sight changed$/);
    expect(await textOf(page.getByRole("region", { name: "What could be seen" }))).toContain(
      "us-west-2",
    );
  });

  test("a resource that fails now is the resource’s, and leads to it", async () => {
    await page.goto("/history");
    await collections().first().getByRole("rowheader").getByRole("link").click();
    const changed = page.getByRole("region", { name: "Resources changed" });
    await changed
      .getByRole("link", { name: /resources of .* that changed/ })
      .first()
      .click();
    await page.waitForURL("**control=*");

    const resources = page.getByRole("region", { name: "Resources that changed" });
    await resources.getByRole("link", { name: "sg-00000000000000000" }).click();
    await page.waitForURL("**/resources?*");
  });

  test("any earlier collection can be compared with, without a script", async () => {
    const { page: bare } = await watchedPage(browser, dashboard.address, {
      javaScriptEnabled: false,
    });
    await bare.goto("/history");
    await bare.getByRole("rowheader").getByRole("link").first().click();
    const select = bare.getByLabel("Compare with");
    const first = await select.locator("option").last().getAttribute("value");
    await select.selectOption(first);
    await bare.getByRole("button", { name: "Compare" }).click();

    expect(bare.url()).toContain(`since=${first}`);
    expect(await textOf(bare.getByRole("heading", { level: 1 }))).toMatch(/controls? changed/);
    await bare.context().close();
  });

  test("collections that do not exist lead nowhere", async () => {
    expect((await fetch(`${dashboard.address}/history/no-such`)).status).toBe(404);
  });
});

describe("J33: one collection only", () => {
  test("history and overview say when the next one comes", async () => {
    const { page: alone } = await watchedPage(browser, inject("stage").addresses.bare);
    await alone.goto("/history");
    expect(await textOf(alone.getByRole("main"))).toContain("DEMARC_REFRESH_MINUTES");
    await alone.goto("/");
    expect(await textOf(alone.getByRole("main"))).toContain("This is the first collection");
    await alone.context().close();
  });
});
