/** J74: whoever takes the answer away takes the same one, in whatever form. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { plainDateAfter } from "../../lib/posture/plain-date.ts";
import { runPoppler } from "../browser/run-poppler.ts";
import { againstSandbox, type Sandbox } from "../cli/against-sandbox.ts";
import { readCsvRecords } from "../exports/read-csv.ts";
import { unzipped } from "../exports/unzipped.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import type { Truth } from "../fake-aws/truth.ts";
import { aFolder } from "../store/opening.ts";
import { firstNumber } from "./stage/numbers.ts";
import { type RunningDashboard, startDashboard } from "./stage/start-dashboard.ts";

const severities = ["critical", "high", "medium", "low"] as const;

/** What is counted everywhere; null where a form does not count it. */
interface Totals {
  readonly failingControls: number | null;
  readonly failingResources: number | null;
  /** Controls that fail on nothing but what is excepted, and failures that are. */
  readonly exceptedControls: number | null;
  readonly exceptedResources: number | null;
  readonly findings: readonly number[] | null;
  readonly readingsWhole: number | null;
}

const { address, truth } = inject("stage");

/** A dashboard, and the filter that its files are asked for with. */
interface Asked {
  readonly address: string;
  readonly filter: Readonly<Record<string, string>>;
}

const whole: Asked = { address, filter: {} };

async function answerOf(format: string, { address: at, filter }: Asked): Promise<Response> {
  const response = await fetch(`${at}/exports/${format}?${new URLSearchParams(filter)}`);
  expect(response.status).toBe(200);
  return response;
}

async function fileOf(format: string, asked = whole): Promise<string> {
  return (await answerOf(format, asked)).text();
}

/** The text of a page, as it is read: no marks, one space. */
async function pageOf(path: string): Promise<string> {
  return textOf(await (await fetch(`${address}${path}`)).text());
}

function textOf(html: string): string {
  return html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

/** Each check once, however many copies of it fail. */
function trueTotals({ rules, findings, coverage }: Truth): Totals {
  const failing = rules.filter((rule) => rule.compliance === "NON_COMPLIANT");
  const checkOf = ({ identifier, name, parameters }: Truth["rules"][number]) =>
    identifier === null ? name : JSON.stringify([identifier, Object.entries(parameters).sort()]);
  return {
    failingControls: new Set(failing.map(checkOf)).size,
    failingResources: null,
    exceptedControls: null,
    exceptedResources: null,
    findings: severities.map((severity) => findings[severity]),
    readingsWhole: coverage.filter(({ state }) => state === "read").length,
  };
}

function totalsOfJson(text: string): Totals {
  const { controls, findings, coverage } = JSON.parse(text);
  return {
    failingControls: controls.filter((row: { status: string }) => row.status === "failing").length,
    failingResources: controls.reduce(
      (sum: number, row: { nonCompliantResources: number }) => sum + row.nonCompliantResources,
      0,
    ),
    exceptedControls: controls.filter((row: { status: string }) => row.status === "excepted")
      .length,
    exceptedResources: controls.reduce(
      (sum: number, row: { exceptedResources: number }) => sum + row.exceptedResources,
      0,
    ),
    findings: severities.map((severity) => findings[severity]),
    readingsWhole: coverage.filter((row: { state: string }) => row.state === "read").length,
  };
}

function totalsOfCsv(text: string): Totals {
  const records = readCsvRecords(text);
  const of = (type: string) => records.filter(({ row_type }) => row_type === type);
  const failing = of("failing_resource");
  return {
    failingControls: new Set(failing.map(({ check }) => check)).size,
    failingResources: failing.length,
    exceptedControls: null,
    exceptedResources: of("excepted_resource").filter(({ status }) => status === "excepted").length,
    findings: severities.map(
      (each) => of("finding").filter(({ severity }) => severity === each).length,
    ),
    readingsWhole: firstNumber(records[0]?.coverage ?? ""),
  };
}

function totalsOfMarkdown(text: string): Totals {
  const numberAfter = (words: string) => firstNumber(text.slice(text.indexOf(words)));
  return {
    failingControls: numberAfter("Failing controls: "),
    failingResources: null,
    exceptedControls: null,
    exceptedResources: null,
    findings: null,
    readingsWhole: numberAfter("that were whole: "),
  };
}

interface OcsfLine {
  readonly class_uid: number;
  readonly status: string;
  readonly severity: string;
  readonly compliance?: { readonly status_id: number; readonly control: string };
  readonly resources?: readonly {
    readonly uid: string;
    readonly type: string;
    readonly region: string;
  }[];
  readonly metadata: { readonly labels: readonly string[] };
}

function totalsOfOcsf(text: string): Totals {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line): OcsfLine => JSON.parse(line));
  const failed = lines.filter(({ compliance }) => compliance?.status_id === 3);
  const failing = failed.filter(({ status }) => status === "New");
  const excepted = failed.filter(({ status }) => status === "Suppressed");
  const under = ({ compliance, resources }: OcsfLine) =>
    [compliance?.control, resources?.[0]?.type, resources?.[0]?.region, resources?.[0]?.uid].join(
      " ",
    );
  const detections = lines.filter(({ class_uid }) => class_uid === 2004);
  return {
    failingControls: new Set(failing.map(({ compliance }) => compliance?.control)).size,
    failingResources: new Set(failing.map(under)).size,
    exceptedControls: null,
    exceptedResources: new Set(excepted.map(under)).size,
    findings: severities.map(
      (each) => detections.filter(({ severity }) => severity.toLowerCase() === each).length,
    ),
    readingsWhole: firstNumber(
      lines[0]?.metadata.labels.find((label) => label.startsWith("coverage")) ?? "",
    ),
  };
}

function totalsOfOscal(text: string): Totals {
  const { results, metadata } = JSON.parse(text)["assessment-results"];
  const notSatisfied = (why: string) =>
    results[0].findings.filter(
      ({ target }: { target: { status: { state: string; reason: string } } }) =>
        target.status.state === "not-satisfied" && target.status.reason === why,
    ).length;
  const propOf = (name: string) =>
    metadata.props.find((prop: { name: string }) => prop.name === name)?.value;
  return {
    failingControls: notSatisfied("fail"),
    failingResources: null,
    exceptedControls: notSatisfied("other"),
    exceptedResources: null,
    findings: null,
    readingsWhole: Number(propOf("readings-whole")),
  };
}

/** The first page's figures and the register's, in whatever way its words are laid out. */
function totalsOfReport(text: string): Totals {
  const words = text.replaceAll(/\s+/g, " ");
  const bySeverity = words.matchAll(/(\d+) critical (\d+) high (\d+) medium (\d+) low/g);
  // The failing controls' stand first.
  const [, active] = bySeverity;
  const [, accepted, nothingElse] =
    /(\d+) failures? \(a resource under a control each\) \w+ accepted, and (\d+) control/.exec(
      words,
    ) ?? [];
  return {
    failingControls: firstNumber(/Failing controls.*? \d+ of/.exec(words)?.[0] ?? ""),
    failingResources: null,
    exceptedControls: Number(nothingElse),
    exceptedResources: Number(accepted),
    findings: active?.slice(1).map(Number) ?? null,
    readingsWhole: firstNumber(/\d+ of \d+ readings whole/.exec(words)?.[0] ?? ""),
  };
}

async function totalsOfPdf(asked: Asked): Promise<Totals> {
  const folder = await aFolder();
  const file = join(folder, "report.pdf");
  const response = await answerOf("pdf", asked);
  await writeFile(file, Buffer.from(await response.arrayBuffer()));
  return totalsOfReport(runPoppler("pdftotext", "-layout", file, "-"));
}

async function totalsOfBundle(asked: Asked): Promise<Totals> {
  const response = await answerOf("bundle", asked);
  const files = await unzipped(Buffer.from(await response.arrayBuffer()));
  return totalsOfJson(String(files.get("posture.json")));
}

async function totalsOfPages(): Promise<Totals> {
  const [overview, controls, findings] = await Promise.all(
    ["/", "/controls?status=failing", "/findings"].map(pageOf),
  );
  const numberBefore = (text: string, words: RegExp) => firstNumber(words.exec(text)?.[0] ?? "");
  return {
    failingControls: numberBefore(controls ?? "", /\d+ failing controls/),
    failingResources: null,
    exceptedControls: null,
    exceptedResources: null,
    findings: severities.map((each) =>
      firstNumber(new RegExp(`${each} (\\d+)`).exec(findings ?? "")?.[0] ?? ""),
    ),
    readingsWhole: numberBefore(overview ?? "", /Readings complete \d+ of/),
  };
}

/** All files that the same posture is written to. */
async function totalsOfFiles(asked: Asked): Promise<Readonly<Record<string, Totals>>> {
  return {
    csv: totalsOfCsv(await fileOf("csv", asked)),
    md: totalsOfMarkdown(await fileOf("md", asked)),
    ocsf: totalsOfOcsf(await fileOf("ocsf", asked)),
    oscal: totalsOfOscal(await fileOf("oscal", asked)),
    html: totalsOfReport(textOf(await fileOf("html", asked))),
    pdf: await totalsOfPdf(asked),
    bundle: await totalsOfBundle(asked),
  };
}

function expectToAgree(json: Totals, others: Readonly<Record<string, Totals>>): void {
  for (const [form, totals] of Object.entries(others)) {
    const counted = Object.entries(totals).filter(([, total]) => total !== null);
    expect(json, form).toMatchObject(Object.fromEntries(counted));
  }
}

test("every form, the pages and the account itself say the same totals", async () => {
  const json = totalsOfJson(await fileOf("json"));
  const others = await totalsOfFiles(whole);
  expectToAgree(json, { ...others, truth: trueTotals(truth), pages: await totalsOfPages() });
});

/** What a perfect reader would say of one region alone. */
function truthIn(region: string): Truth {
  // What is of no region, as Artifact's reading, is of each.
  const isHere = (row: { readonly region: string }) => [region, "global"].includes(row.region);
  const findings = truth.findingsByRegion[region];
  if (findings === undefined) throw new Error(`GuardDuty sees nothing of ${region}`);
  const [rules, coverage] = [truth.rules.filter(isHere), truth.coverage.filter(isHere)];
  return { ...truth, rules, coverage, findings };
}

test.for(["eu-west-1", "eu-central-1"])(
  "narrowed to %s, every form and the account itself say the same totals",
  async (region) => {
    const asked = { address, filter: { region } };
    const json = totalsOfJson(await fileOf("json", asked));
    expect(json.failingControls).toBeGreaterThan(0);
    expectToAgree(json, { ...(await totalsOfFiles(asked)), truth: trueTotals(truthIn(region)) });
    const everywhere = totalsOfJson(await fileOf("json"));
    expect(json.failingResources).toBeLessThan(Number(everywhere.failingResources));
  },
);

describe("where deviations are accepted", () => {
  let sandbox: Sandbox;
  let dashboard: RunningDashboard;
  let control: string;
  /** One in which it fails. */
  let region: string;

  beforeAll(async () => {
    sandbox = await againstSandbox(buildSampleAccount());
    await sandbox.run("collect");
    const { stdout } = await sandbox.run("export", "--format", "csv", "--severity", "critical");
    const fails = readCsvRecords(stdout).find(
      (row) => row.row_type === "failing_resource" && row.region !== "global",
    );
    control = fails?.check ?? "";
    region = fails?.region ?? "";
    const expires = plainDateAfter(new Date().toISOString().slice(0, 10), 30) ?? "";
    const { code, stderr } = await sandbox.run(
      ...[
        "except",
        "add",
        "--control",
        control,
        "--reason",
        "Known and watched every week.",
        "--owner",
        "platform",
      ],
      ...["--by", "Ada", "--expires", expires],
    );
    if (code !== 0) throw new Error(stderr);
    dashboard = await startDashboard(sandbox.environment);
  });
  afterAll(async () => {
    await dashboard?.[Symbol.asyncDispose]();
    await sandbox[Symbol.asyncDispose]();
  });

  test.for([
    ["nothing", () => ({})],
    ["a severity", () => ({ severity: "critical" })],
    ["a region", () => ({ region })],
  ] as const)(
    "narrowed to %s, every form counts what is excepted apart, and the rest alike",
    async ([, filterOf]) => {
      const asked = { address: dashboard.address, filter: filterOf() };
      const json = totalsOfJson(await fileOf("json", asked));
      expect(json.exceptedControls).toBe(1);
      expect(json.exceptedResources).toBeGreaterThan(0);
      expectToAgree(json, await totalsOfFiles(asked));
    },
  );

  test("what is excepted is compliant in no form", async () => {
    const asked = { address: dashboard.address, filter: {} };
    const { controls, frameworks } = JSON.parse(await fileOf("json", asked));
    const ofControl = controls.find((row: { key: string }) => row.key === control);
    expect(ofControl).toMatchObject({ status: "excepted" });
    const rows = readCsvRecords(await fileOf("csv", asked)).filter(
      ({ check }) => check === control,
    );
    expect(new Set(rows.map(({ row_type }) => row_type))).toEqual(new Set(["excepted_resource"]));
    const lines = (await fileOf("ocsf", asked)).split("\n").filter((line) => line !== "");
    const suppressed = lines
      .map((line): OcsfLine => JSON.parse(line))
      .filter(
        ({ compliance, status }) => compliance?.control === control && status === "Suppressed",
      );
    expect(suppressed.length).toBeGreaterThan(0);
    expect(new Set(suppressed.map(({ compliance }) => compliance?.status_id))).toEqual(
      new Set([3]),
    );
    const matrix = readCsvRecords(
      await (await fetch(`${asked.address}/exports/matrix?as=csv`)).text(),
    );
    const behind = matrix.filter(
      ({ row_type, rules }) => row_type === "requirement" && rules?.split(" ").includes(control),
    );
    expect(behind.length).toBeGreaterThan(0);
    for (const { status } of behind) expect(status).not.toMatch(/^passing/);
    expect(
      frameworks.flatMap((framework: { controls: { controls: string[]; status: string }[] }) =>
        framework.controls.filter(
          (row) => row.controls?.includes(control) && row.status === "passing",
        ),
      ),
    ).toEqual([]);
  });
});

test("the matrix says of every standard what the JSON says", async () => {
  const { frameworks } = JSON.parse(await fileOf("json"));
  const records = readCsvRecords(await (await fetch(`${address}/exports/matrix?as=csv`)).text());
  for (const { id, counts } of frameworks) {
    const rows = records.filter(
      (row) => row.row_type === "requirement" && row.standard === id && row.in_scope === "yes",
    );
    const standing = (word: string) => rows.filter(({ status }) => status?.startsWith(word));
    expect(standing("failing"), id).toHaveLength(counts.failing);
    expect(standing("passing"), id).toHaveLength(counts.passing);
    expect(standing("not evaluated"), id).toHaveLength(counts.not_evaluated);
    expect(standing("not automated"), id).toHaveLength(counts.not_automated);
  }
});
