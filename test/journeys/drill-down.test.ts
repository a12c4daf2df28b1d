import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "./stage/launch-browser.ts";
import { firstNumber } from "./stage/numbers.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage } from "./stage/watched-page.ts";

const { address, truth } = inject("stage");
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page } = await watchedPage(browser, address));
});
afterAll(() => browser.close());

const heading = () => textOf(page.getByRole("heading", { level: 1 }));

describe("J3: from a pillar to AWS's own page of one resource", () => {
  test("pillar, control, resource, and the console in the right region", async () => {
    await page.goto("/");
    await page.locator('th a[href="/pillars/security"]').first().click();
    await page.waitForURL("**/pillars/security");
    await page.getByRole("link", { name: /S3 bucket allows public read/ }).click();
    await page.waitForURL("**/controls/S3_BUCKET_PUBLIC_READ_PROHIBITED");

    const row = page.getByRole("table", { name: "Failing resources" }).locator("tbody tr").first();
    const resource = await textOf(row.locator("th a"));
    const region = await textOf(row.locator("td").first());
    const console = await row.getByRole("link", { name: /Console/ }).getAttribute("href");
    expect(console).toBe(
      `https://${region}.console.aws.amazon.com/config/home?region=${region}` +
        `#/resources/details?resourceId=${resource}&resourceType=AWS%3A%3AS3%3A%3ABucket`,
    );

    await row.locator("th a").click();
    await page.getByRole("link", { name: "Open the resource" }).click();
    await page.waitForURL("**/resources?*");
    expect(await heading()).toBe(resource);
    const controls = page.getByRole("region", { name: "What controls say of it" });
    const title = controls.getByRole("heading", { name: "S3 bucket allows public read" });
    expect(await title.count()).toBe(1);
  });

  test("a control tells what a failure means, what to do, and which rules are copies of it", async () => {
    await page.goto("/controls/S3_BUCKET_PUBLIC_READ_PROHIBITED");
    for (const name of ["What a failure means", "What to do", "Rules that ask for it"]) {
      await expect(page.getByRole("heading", { name }).count()).resolves.toBe(1);
    }
    const copies = truth.rules.filter(
      (rule) => rule.identifier === "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    );
    const rows = page.getByRole("table", { name: "Rules" }).locator("tbody tr");
    expect(await rows.count()).toBe(copies.length);
  });

  test("a control that was not seen says why and where, and leads to the remedy", async () => {
    await page.goto("/controls?status=notEvaluated");
    await page.getByRole("table", { name: "Controls" }).locator("tbody th a").first().click();
    await page.getByRole("link", { name: "Open the control" }).click();
    const why = page.getByRole("region", { name: "Why it was not seen" });
    await why.getByRole("link").first().click();
    await page.waitForURL("**/coverage#config-*");
  });
});

describe("J4: filters live in the address", () => {
  test("what is chosen is in the address, survives a reload, and back undoes it", async () => {
    await page.goto("/controls");
    const all = firstNumber(await heading());
    await page.getByLabel("Pillar", { exact: true }).selectOption("reliability");
    await page.waitForURL("**/controls?pillar=reliability");
    await page.getByLabel("Grouped by").selectOption("responsibility");
    await page.waitForURL("**/controls?pillar=reliability&group=responsibility");
    const some = firstNumber(await heading());
    expect(some).toBeLessThan(all);

    await page.reload();
    expect(firstNumber(await heading())).toBe(some);
    expect(await page.getByLabel("Pillar", { exact: true }).inputValue()).toBe("reliability");

    await page.goBack();
    await page.goBack();
    await page.waitForURL("**/controls");
    await expect.poll(async () => firstNumber(await heading())).toBe(all);
    await expect.poll(() => page.getByLabel("Pillar", { exact: true }).inputValue()).toBe("");
  });

  test("a filter can be taken away alone", async () => {
    await page.goto("/controls?pillar=security&severity=high");
    await page.getByRole("link", { name: /Severity high remove/ }).click();
    await page.waitForURL("**/controls?pillar=security");
  });

  test("a filter that names nothing is told, not obeyed and not hidden", async () => {
    await page.goto("/controls?pillar=beauty");
    await expect(
      page.getByText(/narrows by pillar in a way Demarc does not know/).count(),
    ).resolves.toBe(1);
  });
});

describe("J5: findings", () => {
  test("each severity's list has as many as the account holds", async () => {
    for (const severity of ["critical", "high", "medium", "low"] as const) {
      await page.goto(`/findings?severity=${severity}`);
      expect(firstNumber(await heading())).toBe(truth.findings[severity]);
    }
    await page.goto("/findings?state=archived");
    expect(firstNumber(await heading())).toBe(truth.findings.archived);
  });

  test("from a type to one finding, with who did what to what, and AWS's own JSON", async () => {
    await page.goto("/findings");
    await page
      .getByRole("table", { name: /by type/ })
      .locator("th a")
      .first()
      .click();
    await page.waitForURL("**/findings?type=*");
    await page.getByRole("table", { name: "Findings" }).locator("tbody th a").first().click();
    await page.getByRole("link", { name: "Open the finding" }).click();
    await page.waitForURL(/\/findings\/[a-z0-9-]+\/[0-9a-f]+$/);
    // The first is an attack sequence, which tells what was done step by step.
    for (const name of [/^What happened/, /^Who, from where/, /^The doors/, /^When$/]) {
      await page.getByRole("heading", { name }).waitFor();
    }
    await page.getByText("As AWS’s own JSON").click();
    const json = await textOf(page.getByRole("region", { name: "The finding as JSON" }));
    expect(Object.keys(JSON.parse(json))).toEqual(
      expect.arrayContaining(["Id", "Resource", "Service"]),
    );
  });

  test("a long list goes on to its next page and back to its first", async () => {
    await page.goto("/findings?state=all");
    const first = await page.locator("tbody th a").first().getAttribute("href");
    await page.getByRole("link", { name: "Next" }).click();
    await page.waitForURL("**after=*");
    expect(await page.locator("tbody th a").first().getAttribute("href")).not.toBe(first);
    await page.getByRole("link", { name: "First" }).click();
    await page.waitForURL((url) => !url.searchParams.has("after"));
    expect(await page.locator("tbody th a").first().getAttribute("href")).toBe(first);
  });
});

describe("J6: evidence", () => {
  test("every report of Artifact is listed, and the business associate addendum is told", async () => {
    await page.goto("/evidence");
    const table = page.getByRole("table", { name: "Reports in Artifact" });
    expect(await table.locator("tbody tr").count()).toBe(truth.reports.length);
    await expect(page.getByText(/business associate addendum is in force/).count()).resolves.toBe(
      1,
    );
  });
});

describe("J7: conformance packs", () => {
  test("AWS's score stands as AWS gives it, ours beside it", async () => {
    await page.goto("/packs");
    const rows = page.getByRole("table", { name: "Conformance packs" }).locator("tbody tr");
    expect(await rows.count()).toBe(truth.conformancePacks.length);
    for (const pack of truth.conformancePacks) {
      const row = rows.filter({
        has: page.locator(`a[href="/packs/${pack.region}/${pack.name}"]`),
      });
      const score = await textOf(row.locator("td").nth(2));
      expect(Number.parseFloat(score)).toBeCloseTo(pack.awsScore ?? Number.NaN, 1);
      const failing = await textOf(row.locator('a[href$="verdict=NON_COMPLIANT"]'));
      expect(firstNumber(failing)).toBe(pack.rulesNonCompliant);
    }
  });
});

describe("J8: what could not be seen", () => {
  test("a gap names the action that was denied, and the command that prints the policy", async () => {
    await page.goto("/coverage");
    const gap = page.getByRole("region", { name: /GuardDuty not read: permission denied/ });
    await expect(gap.getByText("Allow guardduty:ListDetectors").count()).resolves.toBe(1);
    await expect(gap.getByText("npm run --silent demarc -- policy").count()).resolves.toBe(1);
  });

  test("a gap of the map leads to its remedy", async () => {
    await page.goto("/");
    await page
      .getByRole("table", { name: "What was read, region by region" })
      .getByRole("link", { name: "recorder stopped" })
      .first()
      .click();
    await page.waitForURL("**/coverage#config-*");
    const gap = page.getByRole("region", { name: /recorder is stopped/ });
    await expect(gap.getByText(/start-configuration-recorder/).count()).resolves.toBe(1);
  });

  test("as many readings are complete as the account allows", async () => {
    const whole = truth.coverage.filter((row) => row.state === "read").length;
    await page.goto("/coverage");
    expect(await heading()).toBe(
      `${whole} of ${truth.coverage.length} source readings are complete`,
    );
  });
});
