import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { againstSandbox, type Sandbox } from "../cli/against-sandbox.ts";
import { buildEmptyAccount, buildSampleAccount } from "../fake-aws/sample-account.ts";
import { standingClock } from "./stage/accounts.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { type RunningDashboard, startDashboard } from "./stage/start-dashboard.ts";
import { violationsOn } from "./stage/violations-on.ts";
import { watchedPage } from "./stage/watched-page.ts";

const { address } = inject("stage");
const soc2 = "System and Organization Controls (SOC) 2 Report";
const without = { javaScriptEnabled: false } as const;
const oneRegion = { DEMARC_REGIONS: "eu-central-1" } as const;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

let sandbox: Sandbox;
/** Where reports may be asked for. */
let dashboard: RunningDashboard;

beforeAll(async () => {
  const account = buildSampleAccount({ now: new Date("2026-10-14T09:00:00.000Z") });
  sandbox = await againstSandbox(account, {
    ...standingClock(),
    ...oneRegion,
    DEMARC_REPORT_DOWNLOADS: "on",
  });
  await sandbox.run("collect");
  dashboard = await startDashboard(sandbox.environment);
});
afterAll(async () => {
  await dashboard[Symbol.asyncDispose]();
  await sandbox[Symbol.asyncDispose]();
});

const requests = () =>
  sandbox.account.calls
    .map(({ operation }) => operation)
    .filter((operation) => /GetTermForReport|GetReport$/.test(operation));

async function openReport(page: Page, name: string): Promise<string> {
  await page.goto("/evidence");
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("button", { name: "Show the terms" }).waitFor();
  return new URL(page.url()).pathname;
}

/** The form that asks for a report's terms, as a browser without a script sends it; from where, about what. */
async function termsSender() {
  const { page } = await watchedPage(browser, dashboard.address, without);
  const path = await openReport(page, "SOC Continued Operations Letter");
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: /terms/ }) });
  const fields = await form
    .locator("input")
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute("name") ?? "", input.getAttribute("value") ?? ""]),
    );
  const send = (
    at: string,
    headers: Readonly<Record<string, string>>,
    typed: Readonly<Record<string, string>> = {},
  ) => {
    const body = new FormData();
    for (const [name = "", value = ""] of fields) body.append(name, value);
    for (const [name, value] of Object.entries({ who: "Mallory", ...typed })) body.set(name, value);
    return fetch(`${at}${path}`, { method: "POST", body, headers, redirect: "manual" });
  };
  return { page, path, send };
}

async function giveWindow(page: Page, from: string, to: string): Promise<void> {
  await page.getByLabel("First day of the audit").fill(from);
  await page.getByLabel("Last day of the audit").fill(to);
  await page.getByRole("button", { name: "Hold against it" }).click();
}

describe("J71: the audit window", () => {
  test("says what is covered, what is open and what to ask for, and stays in the address", async () => {
    const { page, troubles } = await watchedPage(browser, address, without);
    await page.goto("/evidence");
    await giveWindow(page, "2026-01-01", "2026-12-31");

    await page.waitForURL("**/evidence?from=2026-01-01&to=2026-12-31#window");
    const table = page.getByRole("table", { name: /AWS’s evidence from 2026-01-01/ });
    const row = table.getByRole("row").filter({ hasText: /^SOC 2/ });
    await row
      .getByText(
        /Your window ends 2026-12-31, SOC 2 covers to 2026-08-17: ask for the bridge letter\./,
      )
      .waitFor();
    await row.getByText(/Artifact already has a letter, for 2026-08-18 to 2026-11-17/).waitFor();
    await table.getByText(/ISO 20000-1 covers your whole window/).waitFor();

    await page.getByRole("link", { name: soc2, exact: true }).click();
    await page.waitForURL("**/evidence/reports/**?from=2026-01-01&to=2026-12-31");
    await page.getByText(/SOC 2 covers to 2026-08-17: ask for the bridge letter/).waitFor();
    expect(troubles).toEqual([]);
  });

  test("is held against AWS's part of a standard, and HIPAA says whether its addendum stands", async () => {
    const { page } = await watchedPage(browser, address, without);
    await page.goto("/standards/hipaa-security");
    await page
      .getByText(/A business associate addendum is in force for this account since/)
      .waitFor();
    await page.getByRole("link", { name: /AWS’s part of it/ }).click();
    await giveWindow(page, "2024-01-01", "2024-12-31");
    await page.waitForURL("**/standards/hipaa-security/aws?from=2024-01-01&to=2024-12-31#window");
    await page.getByText(/BAA covers from 20\d\d-\d\d-\d\d on: ask for the agreement/).waitFor();
  });

  test("could not be told where Artifact was not read, and neither could the addendum", async () => {
    const account = buildEmptyAccount({ now: new Date("2026-10-14T09:00:00.000Z") });
    account.deny({ service: "artifact", by: "identity_policy" });
    await using unread = await againstSandbox(account, { ...standingClock(), ...oneRegion });
    await unread.run("collect");
    await using shown = await startDashboard(unread.environment);
    const { page } = await watchedPage(browser, shown.address, without);
    await page.goto("/standards/hipaa-security/aws?from=2026-01-01&to=2026-12-31");
    await page.getByText(/addendum is in force could not be read/).waitFor();
    await page.getByText(/What SOC 2 covers is not known/).waitFor();
    await page.goto("/standards/hipaa-security");
    await page.getByText(/addendum is in force could not be read/).waitFor();
  });

  test.each([
    ["?from=2026-12-31&to=2026-01-01", /The window ends on 2026-01-01, before it begins/],
    ["?from=2026-02-30&to=2026-12-31", /“2026-02-30” is no day of the calendar/],
    ["?to=2026-12-31", /only one was given/],
  ])("that is none is told, with what was given kept: %s", async (query, words) => {
    const { page } = await watchedPage(browser, address, without);
    const answer = await page.goto(`/evidence${query}`);
    expect(answer?.status()).toBe(400);
    await page.getByRole("alert").filter({ hasText: words }).waitFor();
    await page.getByRole("table", { name: "Reports in Artifact" }).waitFor();
  });
});

describe("J72: reports, switched off", () => {
  test("a report's page says what is missing, and has no form that asks for it", async () => {
    const { page } = await watchedPage(browser, address, without);
    await page.goto("/evidence");
    await page.getByRole("link", { name: soc2, exact: true }).click();
    await page.getByText("The switch: missing.").waitFor();
    await page.getByText("The permission: not known before somebody asks.").waitFor();
    await page.getByText("npm run --silent demarc -- policy --report-downloads").waitFor();
    expect(await page.getByRole("button", { name: /terms|Accept/ }).count()).toBe(0);
    const answer = await page.reload();
    expect(answer?.headers()["content-security-policy"]).toContain("form-action 'self';");
  });

  test("a form that asks for one all the same asks AWS for nothing, and is told why", async () => {
    sandbox.account.artifact.mayDownload = true;
    const environment = { ...sandbox.environment, DEMARC_REPORT_DOWNLOADS: "off" };
    await using off = await startDashboard(environment);
    const { path, send } = await termsSender();
    sandbox.account.forgetCalls();

    const answer = await send(off.address, { origin: off.address });

    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`${path}#read`);
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    const told = await fetch(`${off.address}${path}`, { headers: { cookie } });
    expect(await told.text()).toContain("Asking for reports is switched off here.");
    expect(sandbox.account.calls).toEqual([]);
    // The same form, where they are on, does ask: it was refused for the switch.
    const asked = await send(dashboard.address, { origin: dashboard.address });
    expect(asked.headers.get("location")).toContain("artifact-documents");
    expect(requests()).toEqual(["GetTermForReport"]);
  });
});

describe("J73: reports, through terms and acceptance", () => {
  /** Follows a button to a document, and says which it was. What a browser does with a PDF is its own affair. */
  async function documentAfter(page: Page, press: () => Promise<void>): Promise<string> {
    const asked = page.context().waitForEvent("request", {
      predicate: (request) => request.url().includes("/artifact-documents/"),
    });
    await press();
    const request = await asked;
    expect(request.headers().referer).toBeUndefined();
    const response = await request.response();
    expect(response?.status()).toBe(200);
    return decodeURIComponent(new URL(request.url()).pathname);
  }

  test.each([
    ["without a script", without, soc2],
    ["with a script", {}, "PCI DSS Responsibility Summary"],
  ])("%s: the terms, the box, the document, an entry for each step", async (_, options, name) => {
    sandbox.account.artifact.mayDownload = true;
    sandbox.account.forgetCalls();
    const { page } = await watchedPage(browser, dashboard.address, options);
    const path = await openReport(page, name);
    expect(requests()).toEqual([]);

    await page.getByLabel("Your name").fill("Ada Auditor");
    const terms = await documentAfter(page, () =>
      page.getByRole("button", { name: "Show the terms" }).click(),
    );
    expect(terms).toMatch(/\/artifact-documents\/terms of report-\w+ version \d+\.pdf$/);
    expect(requests()).toEqual(["GetTermForReport"]);

    await page.goto(path);
    const html = await page.content();
    const [token = "none"] = [...sandbox.account.artifact.termTokens.keys()].slice(-1);
    expect(html).not.toContain(token);
    expect(html).not.toContain("X-Amz-Signature");
    expect(requests()).toEqual(["GetTermForReport"]);
    await page
      .getByLabel(/I have read the terms of .* and accept them for account 111122223333/)
      .check();
    const report = await documentAfter(page, () =>
      page.getByRole("button", { name: "Accept, and open the report" }).click(),
    );
    expect(report).toMatch(/\/artifact-documents\/report-\w+ version \d+\.pdf$/);
    expect(requests()).toEqual(["GetTermForReport", "GetReport"]);

    await page.goto(path);
    const entries = page
      .getByRole("table", { name: "Requests for this report" })
      .locator("tbody tr");
    expect(await entries.allInnerTexts()).toEqual([
      expect.stringMatching(/Ada Auditor\s.*UTC\s+AWS took the acceptance and gave it, version/),
      expect.stringMatching(/Ada Auditor\s.*UTC\s+accepted them, to be told to AWS, version/),
      expect.stringMatching(/Ada Auditor\s.*UTC\s+opened the terms, version/),
    ]);
    expect(await page.getByRole("checkbox").count()).toBe(0);
  });

  test("what AWS refuses is told with the next step, and the page stays whole", async () => {
    sandbox.account.artifact.mayDownload = false;
    const { page, troubles } = await watchedPage(browser, dashboard.address);
    await openReport(page, "SOC Continued Operations Letter");
    await page.getByLabel("Your name").fill("Ada Auditor");
    await page.getByRole("button", { name: "Show the terms" }).click();
    const told = page.getByRole("alert").filter({ hasText: /AWS does not allow it/ });
    await told.getByText("npm run --silent demarc -- policy --report-downloads").waitFor();
    await page.getByText("The permission: missing, AWS said so.").waitFor();
    expect(await violationsOn(page)).toEqual([]);
    // Whoever else looks at the page did not ask, and is told of nothing.
    const { page: other } = await watchedPage(browser, dashboard.address);
    await other.goto(new URL(page.url()).pathname);
    await other.getByRole("button", { name: "Show the terms" }).waitFor();
    expect(await other.getByRole("alert").filter({ hasText: /\S/ }).count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test("a form from another site asks AWS for nothing, nor does a look at the page", async () => {
    sandbox.account.artifact.mayDownload = true;
    const { page, path, send } = await termsSender();
    sandbox.account.forgetCalls();

    const answers = [
      await send(dashboard.address, { origin: "http://evil.example" }),
      await send(dashboard.address, { origin: "null" }),
      await send(dashboard.address, {}),
    ];
    for (const name of ["GET", "HEAD"])
      await fetch(`${dashboard.address}${path}?who=Mallory&accepts=yes`, { method: name });

    expect(answers.map(({ headers }) => headers.get("location") ?? "")).not.toContainEqual(
      expect.stringContaining("artifact-documents"),
    );
    expect(requests()).toEqual([]);
    const policy = (await page.reload())?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain(`form-action 'self' ${sandbox.environment.AWS_ENDPOINT_URL};`);
    const elsewhere = (await page.goto("/evidence"))?.headers()["content-security-policy"];
    expect(elsewhere).toContain("form-action 'self';");
  });

  test("a form about a report that nobody lists is led to those that are, and nothing is kept of it", async () => {
    const { send } = await termsSender();
    sandbox.account.forgetCalls();
    const own = { origin: dashboard.address };
    const answer = await send(dashboard.address, own, { report: "report-made-up" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/evidence");
    expect(answer.headers.get("set-cookie") ?? "").not.toContain("demarc-refusal");
    expect(requests()).toEqual([]);
  });
});
