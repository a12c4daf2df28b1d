import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { attributeOf } from "../fake-aws/finding-criteria.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { firstNumber } from "./stage/numbers.ts";
import { exportedPosture } from "./stage/posture-export.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage } from "./stage/watched-page.ts";

const { address } = inject("stage");
const account = buildSampleAccount();
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page } = await watchedPage(browser, address));
});
afterAll(() => browser.close());

const heading = () => textOf(page.getByRole("heading", { level: 1 }));
const doors = () => page.getByRole("region", { name: "The doors that were open" });
const failingControls = () => doors().locator('a[href^="/controls/"]');

describe("J46: from a heap of findings to the door that was open", () => {
  test("a finding opens beside its list, and its page tells more", async () => {
    await page.goto("/findings");
    const row = page.getByRole("table", { name: /by type/ }).getByRole("row", { name: /SSH pass/ });
    while ((await row.count()) === 0) {
      const next = page.getByRole("navigation", { name: "Pages of the list" });
      const before = page.url();
      await next.getByRole("link", { name: "Next" }).click();
      await page.waitForURL((url) => url.href !== before);
    }
    const number = firstNumber(await textOf(row.locator("td a").first()));
    await row.locator("th a").first().click();
    await page.waitForURL("**/findings?type=*");
    expect(firstNumber(await heading())).toBe(number);

    const rows = page.getByRole("table", { name: "Findings" }).locator("tbody tr");
    expect(await rows.count()).toBe(number);
    await rows.locator("th a").first().click();
    const panel = page.locator("[data-panel]");
    await panel.waitFor();
    expect(await rows.count()).toBe(number);
    const title = await textOf(panel.getByRole("heading", { level: 2 }));

    await panel.getByRole("link", { name: "Open the finding" }).click();
    await page.waitForURL(/\/findings\/[a-z0-9-]+\/[0-9a-f]+$/);
    expect(await heading()).toBe(title);
    await expect(
      page.getByText(/connected to i-[0-9a-f]+ on port 22 \(SSH\)/).count(),
    ).resolves.toBe(1);
  });

  test("a control that fails on the same resource, and its verdict there", async () => {
    await page.goto("/findings?type=UnauthorizedAccess:EC2/SSHBruteForce");
    const keys = await page
      .locator("[data-row]")
      .evaluateAll((links) => links.flatMap((link) => link.getAttribute("data-row") ?? []));
    for (const key of keys) {
      await page.goto(`/findings/${key}`);
      if ((await failingControls().count()) > 0) break;
    }
    const control = await failingControls().first().getAttribute("href");
    const resource = doors().locator('a[href^="/resources"]').first();
    const name = await textOf(resource);

    await resource.click();
    await page.waitForURL("**/resources?*");
    expect(await textOf(page.locator("main"))).toContain(name);
    await page.locator(`main a[href="${control}"]`).first().click();
    await page.waitForURL(`**${control}`);
  });

  test("the file of a list holds as many findings as the list", async () => {
    const query = "?role=actor&severity=high";
    await page.goto(`/findings${query}`);
    const file = await (await fetch(`${address}/lists/findings.csv${query}`)).text();
    expect(file.trim().split("\n")).toHaveLength(firstNumber(await heading()) + 1);
  });
});

describe("J47: an attack sequence is a story", () => {
  const [sequence] = [...(account.region("us-east-1").detector?.findings.values() ?? [])].filter(
    ({ type }) => type === "AttackSequence:S3/CompromisedData",
  );
  const names = attributeOf(sequence ?? {}, [
    "service",
    "detection",
    "sequence",
    "signals",
    "name",
  ]);

  test("its signals stand in order, as many and the same as the account's own", async () => {
    await page.goto(`/findings/us-east-1/${sequence?.id}`);
    const story = page.getByRole("region", { name: /What happened/ });
    const steps = await story.locator("ol > li").allInnerTexts();
    expect(steps).toHaveLength(names.length);
    expect(names.length).toBeGreaterThan(1);
    expect(steps.map((step, place) => step.includes(String(names[place])))).toEqual(
      names.map(() => true),
    );
  });

  test("each signal leads to its finding, and that back to the story", async () => {
    await page.goto(`/findings/us-east-1/${sequence?.id}`);
    const story = await heading();
    await page.locator("#signals ~ * h3 a, section:has(#signals) h3 a").first().click();
    await page.waitForURL((url) => !url.pathname.endsWith(String(sequence?.id)));
    await page.getByRole("link", { name: story }).click();
    await page.waitForURL(`**/${sequence?.id}`);
    expect(await heading()).toBe(story);
  });
});

describe("J48: what GuardDuty was not asked to see", () => {
  test.for(["RUNTIME_MONITORING", "EKS_AUDIT_LOGS", "S3_DATA_EVENTS"])(
    "%s is on, off and not read as the account has it",
    async (plan) => {
      const { coverage } = await exportedPosture(address);
      const truth = { on: 0, off: 0, "not read": 0 };
      for (const { region, state } of coverage.filter(({ source }) => source === "guardduty")) {
        const features = account.region(region).detector?.features ?? [];
        const status = features.find(({ name }) => name === plan)?.status;
        if (state === "not_set_up") truth.off += 1;
        else if (state !== "read") truth["not read"] += 1;
        else if (status === "ENABLED") truth.on += 1;
        else if (status === "DISABLED") truth.off += 1;
      }

      await page.goto("/findings/protection");
      const card = await textOf(page.locator(`#${plan}`));
      for (const [word, number] of Object.entries(truth))
        expect(card).toContain(`${number} ${word}`);
    },
  );

  test("the band over the findings leads there, and the types a plan brings are listed", async () => {
    await page.goto("/findings");
    await page.getByRole("link", { name: "What the plans would have seen" }).click();
    await page.waitForURL("**/findings/protection");
    const link = page.locator("#RUNTIME_MONITORING").getByRole("link", { name: /finding types/ });
    const number = firstNumber(await textOf(link));
    await link.click();
    await page.waitForURL("**/catalogue/findings?*");
    expect(firstNumber(await heading())).toBe(number);
  });
});
