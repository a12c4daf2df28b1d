/** J74: whoever takes the answer away takes the same one, in whatever form. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { runPoppler } from "../browser/run-poppler.ts";
import { readCsvRecords } from "../exports/read-csv.ts";
import { unzipped } from "../exports/unzipped.ts";
import type { Truth } from "../fake-aws/truth.ts";
import { aFolder } from "../store/opening.ts";
import { firstNumber } from "./stage/numbers.ts";

const severities = ["critical", "high", "medium", "low"] as const;

/** What is counted everywhere; null where a form does not count it. */
interface Totals {
  readonly failingControls: number | null;
  readonly failingResources: number | null;
  readonly findings: readonly number[] | null;
  readonly readingsWhole: number | null;
}

const { address, truth } = inject("stage");

async function fileOf(format: string): Promise<string> {
  const response = await fetch(`${address}/exports/${format}`);
  expect(response.status).toBe(200);
  return response.text();
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
    findings: null,
    readingsWhole: numberAfter("that were whole: "),
  };
}

interface OcsfLine {
  readonly class_uid: number;
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
  const failing = lines.filter(({ compliance }) => compliance?.status_id === 3);
  const under = ({ compliance, resources }: OcsfLine) =>
    [compliance?.control, resources?.[0]?.type, resources?.[0]?.region, resources?.[0]?.uid].join(
      " ",
    );
  const detections = lines.filter(({ class_uid }) => class_uid === 2004);
  return {
    failingControls: new Set(failing.map(({ compliance }) => compliance?.control)).size,
    failingResources: new Set(failing.map(under)).size,
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
  const failed = (finding: { target: { status: { state: string } } }) =>
    finding.target.status.state === "not-satisfied";
  const propOf = (name: string) =>
    metadata.props.find((prop: { name: string }) => prop.name === name)?.value;
  return {
    failingControls: results[0].findings.filter(failed).length,
    failingResources: null,
    findings: null,
    readingsWhole: Number(propOf("readings-whole")),
  };
}

/** The first page's figures, in whatever way its words are laid out. */
function totalsOfReport(text: string): Totals {
  const words = text.replaceAll(/\s+/g, " ");
  const bySeverity = words.matchAll(/(\d+) critical (\d+) high (\d+) medium (\d+) low/g);
  // The failing controls' stand first.
  const [, active] = bySeverity;
  return {
    failingControls: firstNumber(/Failing controls.*? \d+ of/.exec(words)?.[0] ?? ""),
    failingResources: null,
    findings: active?.slice(1).map(Number) ?? [],
    readingsWhole: firstNumber(/\d+ of \d+ readings whole/.exec(words)?.[0] ?? ""),
  };
}

async function totalsOfPdf(): Promise<Totals> {
  const folder = await aFolder();
  const file = join(folder, "report.pdf");
  const response = await fetch(`${address}/exports/pdf`);
  await writeFile(file, Buffer.from(await response.arrayBuffer()));
  return totalsOfReport(runPoppler("pdftotext", "-layout", "-l", "1", file, "-"));
}

async function totalsOfBundle(): Promise<Totals> {
  const response = await fetch(`${address}/exports/bundle`);
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
    findings: severities.map((each) =>
      firstNumber(new RegExp(`${each} (\\d+)`).exec(findings ?? "")?.[0] ?? ""),
    ),
    readingsWhole: numberBefore(overview ?? "", /Readings complete \d+ of/),
  };
}

test("every form, the pages and the account itself say the same totals", async () => {
  const json = totalsOfJson(await fileOf("json"));
  const others = {
    truth: trueTotals(truth),
    csv: totalsOfCsv(await fileOf("csv")),
    md: totalsOfMarkdown(await fileOf("md")),
    ocsf: totalsOfOcsf(await fileOf("ocsf")),
    oscal: totalsOfOscal(await fileOf("oscal")),
    html: totalsOfReport(textOf(await fileOf("html"))),
    pdf: await totalsOfPdf(),
    bundle: await totalsOfBundle(),
    pages: await totalsOfPages(),
  };
  for (const [form, totals] of Object.entries(others)) {
    const counted = Object.entries(totals).filter(([, total]) => total !== null);
    expect(json, form).toMatchObject(Object.fromEntries(counted));
  }
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
