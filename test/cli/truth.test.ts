/** What `demarc collect` and `demarc export` say of the sandbox, against what the sandbox knows of itself. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCsvRecords } from "../exports/read-csv.ts";
import { validatePosture } from "../exports/validate-posture.ts";
import { deployedPacks } from "../fake-aws/sample/packs.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import type { Truth } from "../fake-aws/truth.ts";
import { againstSandbox, type Sandbox } from "./against-sandbox.ts";
import { demarcHere } from "./demarc-here.ts";
import type { Ran } from "./run-demarc.ts";

let sandbox: Sandbox;
let truth: Truth;
let collected: Ran;
let exported: Ran;
/** The export's members. A test of its own holds the whole document to its schema. */
let document: Record<string, Row[]>;

type Row = Record<string, unknown>;

/** Both sides keep the order of the contract, so equal lists are equal row by row. */
function membersOf(rows: readonly Row[] | undefined, names: readonly string[]): Row[] {
  return (rows ?? []).map((row) => Object.fromEntries(names.map((name) => [name, row[name]])));
}

/** Runs what only reads, without a process of its own. */
const read = (...parameters: string[]) => demarcHere(parameters, sandbox.environment);

beforeAll(async () => {
  sandbox = await againstSandbox(buildSampleAccount());
  truth = sandbox.account.truth();
  collected = await sandbox.run("collect");
  exported = await read("export", "--format", "json");
  document = JSON.parse(exported.stdout);
});

afterAll(() => sandbox[Symbol.asyncDispose]());

describe("a collection of the sandbox account", () => {
  test("ends with 3: regions that deny are a gap that is said, not a failure of the whole", () => {
    expect(collected.code).toBe(3);
    expect(collected.stderr).toContain("not read (permission denied");
  });

  test("puts one line on stdout that says whose account, how whole, and that it is a sample", () => {
    expect(collected.stdout).toMatch(
      /^Collected account 111122223333 \(sample account\), partial: \d+ of \d+ readings whole, .+\.\n$/,
    );
    expect(collected.stdout.match(/\n/g)).toHaveLength(1);
  });
});

describe("the JSON export of the sandbox account", () => {
  test("is alone on stdout and as its schema says", () => {
    expect(exported).toMatchObject({ code: 0, stderr: "" });
    expect(validatePosture(document)).toEqual([]);
  });

  test("equals the truth rule by rule", () => {
    const names = [
      "accountId",
      "region",
      "name",
      "identifier",
      "owner",
      "createdBy",
      "pack",
      "compliance",
      "compliantResources",
      "nonCompliantResources",
    ];
    expect(truth.rules.length).toBeGreaterThan(100);
    expect(membersOf(document.rules, names)).toEqual(membersOf(truth.rules.map(asRow), names));
  });

  test("equals the truth pack by pack, AWS's score and ours", () => {
    const names = [
      "accountId",
      "region",
      "name",
      "id",
      "compliance",
      "awsScore",
      "rulesCompliant",
      "rulesNonCompliant",
      "rulesInsufficientData",
    ];
    expect(truth.conformancePacks.length).toBeGreaterThanOrEqual(6);
    expect(membersOf(document.conformancePacks, names)).toEqual(
      membersOf(truth.conformancePacks.map(asRow), names),
    );
    for (const [index, pack] of truth.conformancePacks.entries()) {
      const ours = document.conformancePacks?.[index]?.computedScore;
      if (pack.computedScore === null) expect(ours).toBeNull();
      else expect(ours).toBeCloseTo(pack.computedScore, 3);
    }
  });

  test("equals the truth region by region and source by source", () => {
    const names = ["accountId", "region", "source", "state", "reason"];
    expect(membersOf(document.coverage, names)).toEqual(
      membersOf(truth.coverage.map(asRow), names),
    );
  });

  test("equals the truth in its findings, archived and sample ones apart", () => {
    expect(document.findings).toEqual(truth.findings);
  });

  test("equals the truth in reports and agreements", () => {
    const report = ["id", "version", "name"];
    expect(membersOf(document.reports, report)).toEqual(
      membersOf(truth.reports.map(asRow), report),
    );
    const agreement = ["name", "state"];
    expect(membersOf(document.agreements, agreement)).toEqual(
      membersOf(
        truth.agreements.map(asRow).toSorted((a, b) => (String(a.name) < String(b.name) ? -1 : 1)),
        agreement,
      ),
    );
  });

  test("is the same the second time, byte for byte, but for the instant it was generated at", async () => {
    const again = await read("export", "--format", "json");
    const withoutInstant = (text: string) => text.replace(/"generatedAt": "[^"]+"/, "");
    expect(withoutInstant(again.stdout)).toBe(withoutInstant(exported.stdout));
  });
});

describe("the CSV export of the sandbox account", () => {
  test.for([
    [],
    ["--region", "eu-west-1"],
    ["--pillar", "reliability"],
    ["--responsibility", "identity-access"],
    ["--severity", "critical"],
    ["--pack", deployedPacks[0]?.name ?? "none"],
  ])("has as many rows as the JSON export counts, narrowed by %s %s", async (filter) => {
    const csv = await read("export", "--format", "csv", ...filter);
    const json = await read("export", "--format", "json", ...filter);
    const records = readCsvRecords(csv.stdout);
    const rowsOf = (type: string) => records.filter((record) => record.row_type === type).length;
    const { controls, findings } = JSON.parse(json.stdout);
    const failing = controls.reduce(
      (sum: number, row: Row) => sum + Number(row.nonCompliantResources),
      0,
    );
    expect(failing).toBeGreaterThan(0);
    expect(rowsOf("failing_resource")).toBe(failing);
    expect(rowsOf("finding")).toBe(
      findings.critical + findings.high + findings.medium + findings.low,
    );
  });
});

function asRow(row: object): Row {
  return { ...row };
}
