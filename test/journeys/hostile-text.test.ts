import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { againstSandbox } from "../cli/against-sandbox.ts";
import { hostileTexts } from "../exports/hostile-texts.ts";
import type { FakeAccount } from "../fake-aws/account.ts";
import { addDetector } from "../fake-aws/sample/detectors.ts";
import {
  buildEmptyAccount,
  buildRecorder,
  buildSampleAccount,
} from "../fake-aws/sample-account.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { startDashboard } from "./stage/start-dashboard.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage, widths } from "./stage/watched-page.ts";

const region = "eu-west-1";
const rule = "no-hostile-names";
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe("J13: text that an attacker chose", () => {
  test("is shown as text everywhere: nothing runs, nothing hides, nothing breaks the page", async () => {
    await using sandbox = await againstSandbox(hostileAccount(), { DEMARC_REGIONS: region });
    await sandbox.run("collect");
    await using dashboard = await startDashboard(sandbox.environment);
    const { page, troubles } = await watchedPage(browser, dashboard.address, {
      viewport: { width: widths.phone, height: 844 },
    });
    const fits = () =>
      page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

    await page.goto(`/controls/${encodeURIComponent(`custom:${rule}`)}`);
    const table = await textOf(page.getByRole("table", { name: "Failing resources" }));
    expect(table).toContain(hostileTexts.html);
    expect(table).toContain("U+202E");
    expect(table).not.toContain("\u202e");
    expect(await fits()).toBe(true);

    await page.getByRole("link", { name: /img src=x/ }).click();
    const panel = await textOf(page.locator("[data-panel]"));
    expect(panel).toContain(hostileTexts.html);
    expect(panel).not.toContain("\u202e");
    expect(await fits()).toBe(true);
    await page.getByRole("link", { name: "Open the resource" }).click();
    await page.waitForURL("**/resources?*");
    expect(await textOf(page.getByRole("heading", { level: 1 }))).toBe(hostileTexts.html);

    await page.goto("/findings?state=all");
    await page.getByRole("link", { name: /script>alert/ }).click();
    await page.waitForURL("**show=*");
    expect(await fits()).toBe(true);
    await page.getByRole("link", { name: "Open the finding" }).click();
    await page.waitForURL(/\/findings\/.+\//);
    const finding = await textOf(page.locator("main"));
    expect(finding).toContain(hostileTexts.html);
    expect(finding).toContain("more characters left out");
    expect(await fits()).toBe(true);
    await page.getByText("As AWS’s own JSON").click();
    expect(await textOf(page.locator("main"))).not.toContain("\u202e");

    expect(await page.locator("main script, main img, main iframe").count()).toBe(0);
    expect(troubles).toEqual([]);
  });
});

/** One rule that fails on resources with terrible names, and one finding that says terrible things. */
function hostileAccount(): FakeAccount {
  const account = buildEmptyAccount();
  account.region(region).recorder = buildRecorder(account);
  account.addRule(region, {
    name: rule,
    owner: "CUSTOM_POLICY",
    resourceTypes: ["AWS::S3::Bucket"],
  });
  for (const text of [hostileTexts.html, hostileTexts.rightToLeft, hostileTexts.formula]) {
    account.addResource(region, "AWS::S3::Bucket", text);
    account.setVerdict({
      region,
      rule,
      resourceType: "AWS::S3::Bucket",
      resourceId: text,
      verdict: "NON_COMPLIANT",
      annotation: text,
    });
  }
  addDetector(account, account.region(region), 0, 1);
  const [sample] = buildSampleAccount().region(region).detector?.findings.values() ?? [];
  if (sample === undefined) throw new Error("the sample account has no finding to copy");
  account.addFinding(region, {
    ...sample,
    id: "f".repeat(32),
    arn: `${sample.arn}f`,
    title: hostileTexts.html,
    description: `${hostileTexts.rightToLeft} ${"A".repeat(12_000)}`,
  });
  return account;
}
