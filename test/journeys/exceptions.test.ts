import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plainDateAfter } from "../../lib/posture/plain-date.ts";
import { againstSandbox, type Sandbox } from "../cli/against-sandbox.ts";
import { readCsvRecords } from "../exports/read-csv.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { fewLooks, nothingHeld, sightOf } from "./stage/sight.ts";
import { type RunningDashboard, startDashboard } from "./stage/start-dashboard.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage } from "./stage/watched-page.ts";

const region = "ap-southeast-2";
const rule = "scratch-buckets";
const control = `custom:${rule}`;
const address = `/controls/${encodeURIComponent(control)}`;
const reason = "Rebuilt every night from the repository.";

let browser: Browser;
let sandbox: Sandbox;
let dashboard: RunningDashboard;

beforeAll(async () => {
  browser = await launchBrowser();
  const account = buildSampleAccount();
  account.addRule(region, { name: rule, owner: "CUSTOM_LAMBDA" });
  for (const resourceId of ["orders", "scratch-1"]) {
    const verdict = "NON_COMPLIANT";
    account.setVerdict({ region, rule, resourceType: "AWS::S3::Bucket", resourceId, verdict });
  }
  sandbox = await againstSandbox(account, { DEMARC_REGIONS: region });
  const { code, stderr } = await sandbox.run("collect");
  if (code !== 0) throw new Error(stderr);
  dashboard = await startDashboard(sandbox.environment);
});
afterAll(async () => {
  await dashboard[Symbol.asyncDispose]();
  await sandbox[Symbol.asyncDispose]();
  await browser.close();
});

const inDays = (days: number) => plainDateAfter(new Date().toISOString().slice(0, 10), days) ?? "";

/** Accepts on the command line; gives the id. */
async function accepted(...more: string[]): Promise<string> {
  const given = ["--control", control, "--reason", reason, "--owner", "platform", "--by", "Ada"];
  const { stdout, stderr } = await sandbox.run("except", "add", ...given, ...more);
  const id = /EX-\w{8}/.exec(stdout)?.[0];
  if (id === undefined) throw new Error(stderr);
  return id;
}

/** How many of the control's resources stand under each tab. */
async function tabsOn(page: Page): Promise<string[]> {
  await page.goto(address);
  const tabs = page.getByRole("navigation", { name: "By verdict" }).getByRole("link");
  return Promise.all((await tabs.all()).map(textOf));
}

describe("J60: accepting a deviation, without a script", () => {
  test("it stands apart once it is accepted, and fails again once it is withdrawn", async () => {
    const { page, troubles } = await watchedPage(browser, dashboard.address, {
      javaScriptEnabled: false,
    });
    await page.goto(address);
    await page.getByRole("link", { name: "Accept this deviation" }).click();
    await page.getByRole("radio", { name: "One resource" }).check();
    await page.getByRole("textbox", { name: "Id of the resource" }).fill("scratch-9");
    await page.getByRole("textbox", { name: "Reason" }).fill(reason);
    await page.getByRole("textbox", { name: "Owner" }).fill("platform");
    await page.getByRole("button", { name: "Accept this deviation" }).click();

    await page.getByText("Nothing was written").waitFor();
    await page.getByText("Not yet: Say who you are").waitFor();
    expect(await page.getByRole("textbox", { name: "Reason" }).inputValue()).toBe(reason);
    expect(await page.getByRole("radio", { name: "One resource" }).isChecked()).toBe(true);

    await page.getByRole("textbox", { name: "Your name" }).fill("Grace");
    await page.getByLabel("Last day").fill(inDays(90));
    await page.getByRole("button", { name: "Accept this deviation" }).click();
    await page.getByText("Not yet: The control has judged no resource of that id").waitFor();
    await page.getByRole("textbox", { name: "Id of the resource" }).fill("scratch-1");
    await page.getByRole("button", { name: "Accept this deviation" }).click();
    await page.getByRole("heading", { level: 1, name: /^EX-/ }).waitFor();
    const id = await textOf(page.getByRole("heading", { level: 1 }));

    expect(await tabsOn(page)).toEqual(["failing1", "excepted1", "passing0"]);
    await page.goto("/exceptions");
    expect(await textOf(page.getByRole("table", { name: "In force" }))).toContain(id);
    await page.goto(`/resources?region=${region}&type=AWS%3A%3AS3%3A%3ABucket&id=scratch-1`);
    const said = page.locator(`[data-control="${control}"]`);
    expect(await textOf(said)).toContain(`${id} excuses it until`);

    await page.goto(`/exceptions/${id}`);
    // Her name is remembered.
    await page.getByRole("button", { name: "Withdraw it" }).click();
    await page.getByText("withdrawn", { exact: true }).first().waitFor();
    expect(await tabsOn(page)).toEqual(["failing2", "passing0"]);
    await page.goto("/journal");
    expect(await textOf(page.locator("[data-entry]").first())).toContain(`Grace withdrew ${id}`);
    expect(troubles).toEqual([]);
  });

  test("with a script, the same words stand beside the fields and nothing typed is lost", async () => {
    const { page, troubles } = await watchedPage(browser, dashboard.address);
    await page.goto(`/exceptions/new?control=${encodeURIComponent(control)}`);
    await page.getByRole("radio", { name: "Resources whose ids fit a pattern" }).check();
    await page.getByRole("textbox", { name: "Pattern of ids" }).fill("*");
    await page.getByRole("textbox", { name: "Reason" }).fill(reason);
    await page.getByRole("textbox", { name: "Owner" }).fill("platform");
    await page.getByLabel("Last day").fill(inDays(90));
    await page.getByRole("textbox", { name: "Your name" }).fill("Grace");
    await page.getByRole("button", { name: "Accept this deviation" }).click();

    await page.getByText("Not yet: That is every resource").waitFor();
    expect(await page.getByRole("textbox", { name: "Reason" }).inputValue()).toBe(reason);
    expect(await page.getByLabel("Last day").inputValue()).toBe(inDays(90));
    const pattern = page.getByRole("radio", { name: "Resources whose ids fit a pattern" });
    expect(await pattern.isChecked()).toBe(true);

    await page.getByRole("textbox", { name: "Pattern of ids" }).fill("scratch-*");
    await page.getByRole("button", { name: "Accept this deviation" }).click();
    await page.waitForURL("**/exceptions/EX-*");
    await page.getByRole("button", { name: "Withdraw it" }).click();
    await page.getByText("withdrawn", { exact: true }).first().waitFor();
    expect(troubles).toEqual([]);
  });
});

describe("J60: a form that says nothing", () => {
  test("is told all that is missing at once", async () => {
    const { page } = await watchedPage(browser, dashboard.address);
    await page.goto(`/exceptions/new?control=${encodeURIComponent(control)}`);
    await page.getByRole("button", { name: "Accept this deviation" }).click();
    await page.getByText("5 things need another look").waitFor();
    expect((await page.getByText(/^Not yet: /).allTextContents()).map(firstWords)).toEqual([
      "Not yet: Choose what",
      "Not yet: Say why",
      "Not yet: Name who",
      "Not yet: Write its",
      "Not yet: Say who",
    ]);
  });
});

describe("J60: what one exception excuses", () => {
  test("is counted without what others excuse, and leads to a list and a file of just that", async () => {
    const one = await accepted("--resource", "orders", "--expires", inDays(90));
    const all = await accepted("--expires", inDays(90));
    const slip = await accepted("--pattern", "scrach-*", "--expires", inDays(90));
    const { page, troubles } = await watchedPage(browser, dashboard.address);
    const resources = page.locator("main section[aria-labelledby=resources]");
    for (const [id, bucket, others] of [
      [one, "orders", ""],
      [all, "scratch-1", " · 1 more fits it and is excused by others that look closer"],
    ] as const) {
      await page.goto(`/exceptions/${id}`);
      const fact = page.locator("dt", { hasText: "Resources it excuses now" }).locator("+ dd");
      expect(await textOf(fact)).toBe(`1 failing resource${others}`);
      await fact.getByRole("link").click();
      await page.getByRole("list", { name: "Filters in force" }).getByText(id).waitFor();
      expect(await textOf(resources.locator("tbody"))).toContain(bucket);
      expect(await resources.locator("tbody tr").count()).toBe(1);
      const href = await resources.getByRole("link", { name: /CSV/ }).getAttribute("href");
      const csv = await (await fetch(`${dashboard.address}${href}`)).text();
      expect(readCsvRecords(csv).map((row) => row.resource_id)).toEqual([bucket]);
    }

    await page.goto(`/exceptions/${slip}`);
    await page.getByText("none: no failing resource’s id fits its pattern").waitFor();
    expect(troubles).toEqual([]);
    for (const id of [one, all, slip]) await sandbox.run("except", "withdraw", id);
  });
});

describe("J61: an exception that runs out", () => {
  test("is warned of on the overview and in the register, and not before its last 14 days", async () => {
    const soon = await accepted("--resource", "orders", "--expires", inDays(14));
    const later = await accepted("--resource", "scratch-1", "--expires", inDays(16));
    const { page } = await watchedPage(browser, dashboard.address);
    for (const path of ["/", "/exceptions"]) {
      await page.goto(path);
      const warning = page.getByRole("complementary", { name: "Exceptions that run out" });
      expect(await textOf(warning)).toContain(soon);
      expect(await textOf(warning)).not.toContain(later);
    }
    // Rows that people have made, which no page of the stage has.
    await page.goto(address);
    await page.getByRole("link", { name: /^excepted/ }).waitFor();
    const resource = `/resources?region=${region}&type=AWS%3A%3AS3%3A%3ABucket&id=orders`;
    const made = ["/", "/exceptions", `/exceptions/${soon}`, "/journal", address, resource];
    for (const path of [...made, `${address}?compliance=excepted`, "/controls?status=excepted"]) {
      const { violations, tooWide, askew } = await sightOf(page, path, fewLooks);
      expect([path, { violations, tooWide, askew }]).toEqual([path, nothingHeld]);
    }
    for (const id of [soon, later]) await sandbox.run("except", "withdraw", id);
  });
});

describe("J62: two who decide about one exception", () => {
  test("the second is told who was quicker, keeps what was typed, and decides anew", async () => {
    const id = await accepted("--expires", inDays(90));
    const { page: first } = await watchedPage(browser, dashboard.address);
    const { page: second } = await watchedPage(browser, dashboard.address);
    for (const page of [first, second]) await page.goto(`/exceptions/${id}`);
    const decide = async (page: Page, who: string, owner: string) => {
      const form = page.getByRole("region", { name: "Change it" });
      await form.getByRole("textbox", { name: "Your name" }).fill(who);
      await form.getByRole("textbox", { name: "Owner" }).fill(owner);
      await form.getByRole("button", { name: "Change it" }).click();
    };

    await decide(first, "Grace", "team one");
    await first.locator("[data-entry]", { hasText: "Grace changed" }).waitFor();
    await decide(second, "Eve", "team two");

    await second.getByText(`Grace changed ${id} at`).waitFor();
    await second.locator("[data-entry]", { hasText: "Grace changed" }).waitFor();
    const form = second.getByRole("region", { name: "Change it" });
    expect(await form.getByRole("textbox", { name: "Owner" }).inputValue()).toBe("team two");
    await form.getByRole("button", { name: "Change it" }).click();
    await second.locator("[data-entry]", { hasText: "Eve changed" }).waitFor();
    const { stdout } = await sandbox.run("except", "log", id);
    expect(stdout).toContain("owner: team one -> team two");
    await sandbox.run("except", "withdraw", id);
  });
});

describe("J63: the command line while the dashboard runs", () => {
  test("what it accepts and withdraws is on the next page, everywhere alike", async () => {
    const { page } = await watchedPage(browser, dashboard.address);
    expect(await tabsOn(page)).toEqual(["failing2", "passing0"]);

    const id = await accepted("--pattern", "*r*", "--expires", inDays(90));

    expect(await tabsOn(page)).toEqual(["failing0", "excepted2", "passing0"]);
    const csv = await (await fetch(`${dashboard.address}/exports/csv`)).text();
    const rows = csv.split("\n").filter((line) => line.includes(control));
    expect(rows.map((line) => line.split(",")[0])).toEqual([
      "excepted_resource",
      "excepted_resource",
    ]);
    await page.goto(`/controls?search=${rule}`);
    expect(await textOf(page.locator("main tbody tr", { hasText: rule }).first())).toContain(
      "excepted",
    );

    await sandbox.run("except", "withdraw", id, "--by", "Ada");

    expect(await tabsOn(page)).toEqual(["failing2", "passing0"]);
    await page.goto("/journal");
    expect(await textOf(page.locator("[data-entry]").first())).toContain(`Ada withdrew ${id}`);
  });
});

/** The form that accepts a deviation, as a browser without a script sends it; from which site, and with what. */
async function formSender() {
  const { page } = await watchedPage(browser, dashboard.address, { javaScriptEnabled: false });
  const path = `/exceptions/new?control=${encodeURIComponent(control)}`;
  await page.goto(path);
  const hidden = await page
    .locator("main form input[type=hidden]")
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute("name"), input.getAttribute("value")]),
    );
  return (origin: string | null, typed: Readonly<Record<string, string>>) => {
    const body = new FormData();
    for (const [name, value] of hidden) body.append(name ?? "", value ?? "");
    const terms = { reason, owner: "x", expiresOn: inDays(9) };
    for (const [name, value] of Object.entries({ ...terms, ...typed })) body.append(name, value);
    const headers: Record<string, string> = origin === null ? {} : { origin };
    const sent = { method: "POST", body, headers, redirect: "manual" } as const;
    return fetch(`${dashboard.address}${path}`, sent);
  };
}

describe("J63: a page and the command line at once", () => {
  test("all that either acknowledges stands, and is in the journal once", async () => {
    const send = await formSender();
    const patterns: string[] = [];
    for (const round of [1, 2, 3]) {
      const [onPage, onLine, another] = ["page", "line", "another"].map(
        (from) => `${from}-${round}-*`,
      );
      patterns.push(...[onPage, onLine, another].map(String));
      const [answer, ran, other] = await Promise.all([
        send(dashboard.address, { scope: "pattern", pattern: String(onPage), who: "Grace" }),
        accepted("--pattern", String(onLine), "--expires", inDays(90)),
        send(dashboard.address, { scope: "pattern", pattern: String(another), who: "Eve" }),
      ]);
      expect([answer.status, other.status]).toEqual([303, 303]);
      expect(ran).toMatch(/^EX-/);
    }

    const { stdout: standing } = await sandbox.run("except", "export");
    const { stdout: log } = await sandbox.run("except", "log", "--limit", "500");
    for (const pattern of patterns) {
      expect(standing.split(`pattern: ${pattern}\n`), pattern).toHaveLength(2);
      expect(log.split(`pattern: ${pattern}\n`), pattern).toHaveLength(2);
    }
  });

  test("of a form that was open and the command line, the quicker one decides and the other is told", async () => {
    const id = await accepted("--expires", inDays(90));
    const { page } = await watchedPage(browser, dashboard.address, { javaScriptEnabled: false });
    await page.goto(`/exceptions/${id}`);
    await sandbox.run("except", "change", id, "--owner", "team one", "--by", "Ada");
    const form = page.getByRole("region", { name: "Change it" });
    await form.getByRole("textbox", { name: "Your name" }).fill("Eve");
    await form.getByRole("textbox", { name: "Owner" }).fill("team two");
    await form.getByRole("button", { name: "Change it" }).click();

    await page.getByText(`Ada changed ${id} at`).waitFor();
    const { stdout } = await sandbox.run("except", "log", id);
    expect(stdout.match(/^\d+ {2}/gm)).toHaveLength(2);
    await sandbox.run("except", "withdraw", id);
  });
});

describe("J64: a form of another site", () => {
  const typed = { scope: "every", who: "Mallory" };

  // The framework turns away what names another host or nobody, and Demarc what names nothing.
  const origins: readonly (readonly [string, () => string | null, number, RegExp | null])[] = [
    ["another host", () => "https://elsewhere.example", 500, null],
    ["another port", () => dashboard.address.replace(/\d+$/, "1"), 500, null],
    ["nobody, as a frame in a sandbox does", () => "null", 500, null],
    ["no origin at all", () => null, 200, /was not sent from a page of this dashboard/],
  ];
  test.for(origins)(
    "that names %s is refused, and nothing is written",
    async ([, from, status, told]) => {
      const before = await sandbox.run("except", "log");
      const send = await formSender();

      const answer = await send(from(), typed);

      expect(answer.status).toBe(status);
      expect(answer.headers.get("location")).toBeNull();
      if (told !== null) expect(await answer.text()).toMatch(told);
      expect((await sandbox.run("except", "log")).stdout).toBe(before.stdout);
    },
  );

  test("would have been taken from our own page: it was refused for where it came from", async () => {
    const send = await formSender();
    const own = await send(dashboard.address, typed);
    expect(own.status).toBe(303);
    const { stdout } = await sandbox.run("except", "log", "--limit", "1");
    expect(stdout).toContain("Mallory");
    await sandbox.run("except", "withdraw", /EX-\w{8}/.exec(stdout)?.[0] ?? "");
  });
});

function firstWords(text: string): string {
  return text.split(/[ ,]/).slice(0, 4).join(" ");
}
