import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Browser, Locator, Page } from "playwright-core";
import readWorkbook from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { againstSandbox, type Sandbox } from "../cli/against-sandbox.ts";
import { readCsvRecords } from "../exports/read-csv.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { aFolder } from "../store/opening.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { type RunningDashboard, startDashboard } from "./stage/start-dashboard.ts";
import { textOf } from "./stage/text-of.ts";
import { violationsOn } from "./stage/violations-on.ts";
import { watchedPage } from "./stage/watched-page.ts";

/** What these journeys write, they write into a store of their own: a copy of the stage's. */
const stage = inject("stage");
let browser: Browser;
let sandbox: Sandbox;
let dashboard: RunningDashboard;

beforeAll(async () => {
  browser = await launchBrowser();
  sandbox = await againstSandbox(buildSampleAccount());
  await cp(stage.store, sandbox.store, { recursive: true });
  dashboard = await startDashboard(sandbox.environment);
});
afterAll(async () => {
  await dashboard[Symbol.asyncDispose]();
  await sandbox[Symbol.asyncDispose]();
  await browser.close();
});

async function openPage(javaScriptEnabled: boolean) {
  const { page, troubles } = await watchedPage(browser, dashboard.address, { javaScriptEnabled });
  return { page, troubles };
}

async function matrixOf(standard: string): Promise<string> {
  const response = await fetch(`${dashboard.address}/exports/matrix?standard=${standard}&as=csv`);
  expect(response.status).toBe(200);
  return response.text();
}

const hasFocus = (part: Locator) => part.evaluate((element) => element.matches(":focus"));

/** A form of a page as a browser without a script sends it, and as often as a hand may press its button. */
async function formSender(path: string, form: string) {
  const { page } = await openPage(false);
  await page.goto(path);
  const hidden = await page
    .locator(`${form} input[type=hidden]`)
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute("name"), input.getAttribute("value")]),
    );
  return (typed: Readonly<Record<string, string>>, origin: string | null = dashboard.address) => {
    const body = new FormData();
    for (const [name, value] of hidden) body.append(name ?? "", value ?? "");
    for (const [name, value] of Object.entries(typed)) body.append(name, value);
    const headers: Record<string, string> = origin === null ? {} : { origin };
    const sent = { method: "POST", body, headers, redirect: "manual" } as const;
    return fetch(`${dashboard.address}${path}`, sent);
  };
}

const scripts = [
  ["with a script", true],
  ["without a script", false],
] as const;

describe("J67: a reviewer’s note", () => {
  test.for(scripts)(
    "%s, is written, remembered by name, and stands in the matrix",
    async ([how, on]) => {
      const { page, troubles } = await openPage(on);
      await page.goto("/standards/pci-dss-4.0.1/1.3.2");
      const note = page.getByRole("region", { name: "Reviewer’s note" });
      await note.locator("summary").first().click();
      await note.getByLabel("Note", { exact: true }).fill(`Seen ${how}.`);
      await note.getByLabel("Reviewed on").fill("2026-11-20");
      await note.getByLabel("Your name").fill("Ada <b>Adams</b>");
      await note.getByRole("button", { name: "Save" }).click();
      await note.getByText(`Seen ${how}.`).first().waitFor();
      expect(await note.locator("b").count()).toBe(0);

      await page.goto("/controls/S3_BUCKET_VERSIONING_ENABLED");
      await note.locator("summary").first().click();
      expect(await note.getByLabel("Your name").inputValue()).toBe("Ada <b>Adams</b>");

      const records = readCsvRecords(await matrixOf("pci-dss-4.0.1"));
      expect(records.find(({ requirement }) => requirement === "1.3.2")).toMatchObject({
        note: `Seen ${how}.`,
        last_reviewed_on: "2026-11-20",
        reviewer: "Ada <b>Adams</b>",
      });
      expect(troubles).toEqual([]);
    },
  );

  test.for(scripts)(
    "%s, that is refused comes back as it was typed, with the reason",
    async ([, on]) => {
      const { page } = await openPage(on);
      await page.goto("/standards/pci-dss-4.0.1/9.2.1");
      const note = page.getByRole("region", { name: "Reviewer’s note" });
      await note.locator("summary").first().click();
      await note.getByLabel("Note", { exact: true }).fill("Ahead of time.");
      await note.getByLabel("Reviewed on").fill("2999-01-01");
      await note.getByLabel("Your name").fill("Ada");
      await note.getByRole("button", { name: "Save" }).click();
      await note.getByText("The day of a review cannot lie ahead.").waitFor();
      expect(await note.getByLabel("Note", { exact: true }).inputValue()).toBe("Ahead of time.");
      await page.goto("/standards/pci-dss-4.0.1/9.2.1");
      expect(await note.getByText("Ahead of time.").count()).toBe(0);
    },
  );
});

describe("J67: two who review the same", () => {
  test.for(scripts)(
    "%s: in two tabs, the second is told who was quicker, sees what they said, and saves anew",
    async ([how, on]) => {
      const open = async (text: string, name: string) => {
        const { page, troubles } = await openPage(on);
        await page.goto("/controls/S3_BUCKET_VERSIONING_ENABLED");
        const note = page.getByRole("region", { name: "Reviewer’s note" });
        await note.locator("summary").first().click();
        const words = note.getByLabel("Note", { exact: true });
        await words.fill(text);
        await note.getByLabel("Your name").fill(name);
        const said = note.locator("p", { hasText: text }).first();
        const save = () => note.getByRole("button", { name: "Save" }).click();
        return { page, troubles, note, words, said, save };
      };
      const first = await open(`Ada ${how}: they are on.`, "Ada");
      const second = await open(`Eve ${how}: two are off.`, "Eve");
      await first.save();
      await first.said.waitFor();

      await second.save();
      const alert = second.note.getByRole("alert").filter({ hasText: "Ada changed it at" });
      await alert.waitFor();
      await second.note
        .locator("p", { hasText: `Ada ${how}: they are on.` })
        .first()
        .waitFor();
      expect(await second.words.inputValue()).toBe(`Eve ${how}: two are off.`);
      expect(await hasFocus(alert)).toBe(true);

      await second.save();
      await second.said.waitFor();
      const { stdout } = await sandbox.run("note", "list");
      expect(stdout).toContain(`Eve ${how}: two are off.`);
      expect([...first.troubles, ...second.troubles]).toEqual([]);
    },
  );
});

describe("J67: a form that was refused", () => {
  test.for(scripts)(
    "%s, leads to the first field that needs another look, which says why",
    async ([, on]) => {
      const { page } = await openPage(on);
      await page.goto("/evidence/user-controls");
      await page.getByText("Add a user control", { exact: true }).click();
      const form = page.locator("#add-user-control");
      await form.getByLabel("Report", { exact: true }).fill("SOC 2, spring");
      await form.getByLabel("Criteria of SOC 2").fill("CC99");
      await form.getByRole("button", { name: "Save" }).click();
      await form.getByText("Nothing was written").waitFor();
      expect(await form.getByRole("alert").textContent()).toContain("5 things need another look.");
      const reference = form.getByLabel("Where it stands in the report");
      expect(await hasFocus(reference)).toBe(true);
      expect(await reference.getAttribute("aria-invalid")).toBe("true");
      const [, problem = "none"] =
        (await reference.getAttribute("aria-describedby"))?.split(" ") ?? [];
      expect(await page.locator(`[id="${problem}"]`).textContent()).toContain("Not yet: Say where");
      const report = form.getByLabel("Report", { exact: true });
      expect(await report.getAttribute("aria-invalid")).toBeNull();
      expect(await report.inputValue()).toBe("SOC 2, spring");
      // axe is a script itself.
      if (on) expect(await violationsOn(page)).toEqual([]);
    },
  );
});

describe("J67: a form that cannot be taken", () => {
  const address = "/standards/pci-dss-4.0.1/12.8.5";

  async function openNote(text: string) {
    const { page } = await openPage(false);
    await page.goto(address);
    const note = page.getByRole("region", { name: "Reviewer’s note" });
    await note.locator("summary").first().click();
    await note.getByLabel("Note", { exact: true }).fill(text);
    await note.getByLabel("Your name").fill("Ada");
    const save = async (problem: string | RegExp) => {
      await note.getByRole("button", { name: "Save" }).click();
      await note.getByText(problem).waitFor();
      expect(await note.getByLabel("Note", { exact: true }).inputValue()).toBe(text);
    };
    return { page, save };
  }

  test("because it was sent from elsewhere says so, and nothing is written", async () => {
    const send = await formSender(address, "#write-note");
    const typed = { text: "Not ours.", lastReviewedOn: "2026-11-20", reviewer: "Eve" };
    // The framework turns away what names another host or nobody, and Demarc what names nothing.
    for (const origin of ["https://elsewhere.example", "null"])
      expect((await send(typed, origin)).status).toBe(500);
    const foreign = await send(typed, null);
    expect(await foreign.text()).toContain("This form was not sent from a page of this dashboard.");
    expect((await sandbox.run("note", "list")).stdout).not.toContain("Not ours.");
    // The same from our own page is taken: it was refused for where it came from.
    expect((await send(typed)).status).toBe(303);
    expect((await sandbox.run("note", "list")).stdout).toContain("Not ours.");
  });

  test("because its account is not in the store comes back as it was typed", async () => {
    const { page, save } = await openNote("For another account.");
    await page
      .locator("#write-note input[name=account]")
      .evaluate((input) => input.setAttribute("value", "999999999999"));
    await save("Nothing was collected of the account that this form names.");
  });

  test("because another holds the store comes back as it was typed", async () => {
    const { save } = await openNote("Written meanwhile.");
    const database = new DatabaseSync(join(sandbox.store, "demarc.sqlite"));
    database.exec("begin immediate");
    try {
      await save(/is being written by another process/);
    } finally {
      database.exec("rollback");
      database.close();
    }
  });
});

describe("J68: the responsibility matrix", () => {
  test("is taken from its standard’s page, the same bytes from the command, in both forms", async () => {
    const { page } = await openPage(true);
    await page.goto("/standards/pci-dss-4.0.1");
    const folder = await aFolder();
    const taken = async (form: "xlsx" | "csv", link: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: link, exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`pci-dss-4\\.0\\.1.*\\.${form}$`));
      const [fromPage, fromCommand] = [join(folder, `page.${form}`), join(folder, form)];
      await download.saveAs(fromPage);
      const given = ["--standard", "pci-dss-4.0.1", "--as", form, "--output", fromCommand];
      const ran = await sandbox.run("export", "--format", "matrix", ...given);
      expect(ran.code, ran.stderr).toBe(0);
      const bytes = await readFile(fromPage);
      expect(bytes.equals(await readFile(fromCommand)), form).toBe(true);
      return bytes;
    };
    const workbook = await taken("xlsx", "workbook (XLSX)");
    const csv = String(await taken("csv", "CSV"));

    const sheets = await readWorkbook(workbook);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["About", "pci-dss-4.0.1"]);
    const records = readCsvRecords(csv).filter(({ row_type }) => row_type === "requirement");
    const response = await fetch(`${dashboard.address}/exports/json`);
    const { frameworks } = await response.json();
    const pci = frameworks.find(({ id }: { id: string }) => id === "pci-dss-4.0.1");
    expect(records).toHaveLength(pci.total);
    expect(sheets[1]?.data).toHaveLength(pci.total + 1);
  });

  test("of a standard that nobody knows is refused, and so is its form for another format", async () => {
    const refused = async (query: string) => {
      const response = await fetch(`${dashboard.address}/exports/${query}`);
      return [response.status, await response.text()];
    };
    expect(await refused("matrix?standard=pci")).toEqual([
      400,
      expect.stringContaining("pci-dss-4.0.1"),
    ]);
    expect(await refused("csv?as=csv")).toEqual([400, "as: only the format matrix has it.\n"]);
  });
});

/** From the first to the last that GuardDuty saw of such tools, as a form takes them; the last minute is over. */
async function timesOfTools(): Promise<[string, string]> {
  const response = await fetch(`${dashboard.address}/exports/csv`);
  const tools = readCsvRecords(await response.text()).filter(({ check }) =>
    check?.startsWith("PenTest:"),
  );
  const from = tools.map(({ since = "" }) => since).sort()[0] ?? "";
  const to =
    tools
      .map(({ last_seen: seen = "" }) => seen)
      .sort()
      .at(-1) ?? "";
  const after = new Date(Date.parse(to) + 60_000).toISOString();
  return [from.slice(0, 16), after.slice(0, 16)];
}

describe("J69: a penetration test is declared", () => {
  const findings = "/findings?type=PenTest%3AIAMUser%2FKaliLinux";
  const mark = (page: Page, words: RegExp) => page.locator("main").getByText(words);

  test("its findings stand out before, are expected within, and are as many as ever", async () => {
    const { page, troubles } = await openPage(true);
    await page.goto(findings);
    const before = await mark(page, /no test was declared for this time/).count();
    expect(before).toBeGreaterThan(0);
    const heading = await textOf(page.getByRole("heading", { level: 1 }));

    await page.goto("/acceptable-use");
    await page.getByText("Declare a test", { exact: true }).click();
    await page.getByRole("checkbox", { name: "Amazon EC2 instances" }).check();
    const [from, to] = await timesOfTools();
    await page.getByLabel("From, UTC").fill(from);
    await page.getByLabel("To, UTC").fill(to);
    await page.getByLabel("Whom to ask while it runs").fill("red@example.com");
    await page.getByRole("group", { name: "What is tested" }).waitFor();
    await page.locator("#declare-test").getByLabel("Your name").fill("Ada");
    await page.getByRole("button", { name: "Declare it" }).click();
    await page.getByRole("table", { name: "Declared tests" }).waitFor();

    await page.goto(findings);
    expect(await textOf(page.getByRole("heading", { level: 1 }))).toBe(heading);
    const expected = await mark(page, /inside the declared test until/).count();
    const other = await mark(page, /no test was declared|only part of it/).count();
    expect(expected).toBeGreaterThan(0);
    expect(expected + other).toBe(before);
    expect(troubles).toEqual([]);
  });

  test("a service that AWS lets nobody test is refused with the reason", async () => {
    const ran = await sandbox.run(
      ...["window", "add", "--service", "s3", "--from", "2026-11-23", "--to", "2026-11-24"],
      ...["--contact", "red@example.com", "--by", "Ada"],
    );
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('"s3" is not on AWS’s list of what you may test without asking.');
    expect(ran.stderr).toContain("Forbidden: Aiming a test at S3 buckets.");
  });
});

describe("J70: what a SOC report expects of its reader", () => {
  test.for(scripts)(
    "%s, is taken over, judged by its controls, and stands in the matrix",
    async ([how, on]) => {
      const { page } = await openPage(on);
      await page.goto("/evidence/user-controls");
      await page.getByText("Add a user control", { exact: true }).click();
      const form = page.locator("#add-user-control");
      await form.getByLabel("Report", { exact: true }).fill("SOC 2, spring");
      await form.getByLabel("Where it stands in the report").fill(`CUEC ${how}`);
      await form
        .getByLabel("What it expects, in your own words")
        .fill(`Buckets keep versions, ${how}.`);
      await form.getByLabel("Criteria of SOC 2").fill("CC6.1");
      await form
        .getByLabel("Controls that show it")
        .fill("S3_BUCKET_VERSIONING_ENABLED NO_SUCH_RULE");
      await form.getByLabel("Who answers for it").fill("platform");
      await form.getByLabel("Your name").fill("Ada");
      await form.getByRole("button", { name: "Save" }).click();
      await form.getByText('"NO_SUCH_RULE": not the key of a deployed control.').waitFor();
      expect(await form.getByLabel("Who answers for it").inputValue()).toBe("platform");

      await form.getByLabel("Controls that show it").fill("");
      await form.getByRole("button", { name: "Save" }).click();
      const row = page.getByRole("row").filter({ hasText: `Buckets keep versions, ${how}.` });
      await row.getByText("nothing shows it", { exact: true }).waitFor();
      await page.setViewportSize({ width: 390, height: 844 });
      const below = page.getByRole("definition").filter({ hasText: "platform" });
      await below.first().waitFor();

      const records = readCsvRecords(await matrixOf("soc-2-2017"));
      const at = records.findIndex(({ title }) => title === `Buckets keep versions, ${how}.`);
      expect(records[at]).toMatchObject({
        row_type: "user_control",
        requirement: "CC6.1",
        status: "nothing shows it",
      });
    },
  );

  test("sent twice, at once and again, it is taken over once", async () => {
    const send = await formSender("/evidence/user-controls", "#add-user-control");
    const typed = {
      report: "SOC 2, spring",
      reference: "CUEC twice",
      text: "Doors are shut, once.",
      criteria: "",
      controls: "",
      owner: "platform",
      lastReviewedOn: "2026-11-20",
      who: "Ada",
    };
    const both = await Promise.all([send(typed), send(typed)]);
    const again = await send(typed);
    expect([...both, again].map(({ status }) => status)).toEqual([303, 303, 303]);
    const { page } = await openPage(false);
    await page.goto(again.headers.get("location") ?? "");
    const table = page.getByRole("table", { name: "User controls" });
    const rows = table.getByRole("rowheader").filter({ hasText: typed.text });
    expect(await rows.count()).toBe(1);
  });
});
