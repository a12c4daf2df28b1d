import readWorkbook from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { matrixColumns } from "../../lib/exports/matrix/matrix-columns.ts";
import type { MatrixInput } from "../../lib/exports/matrix/matrix-input.ts";
import { matrixToCsv } from "../../lib/exports/matrix/matrix-to-csv.ts";
import { matrixToXlsx } from "../../lib/exports/matrix/matrix-to-xlsx.ts";
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import { withNotes } from "../../lib/posture/reviews.ts";
import type { Standard } from "../../lib/posture/standard.ts";
import { aCatalogue, aRequirement, aStandard } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aReport } from "../builders/a-report.ts";
import { aNote, aUserControl } from "../builders/a-review.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { aSnapshot } from "../builders/a-snapshot.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { readCsv, readCsvRecords } from "./read-csv.ts";

const standard = aStandard({
  id: "pci-x",
  rows: [
    aRequirement({ id: "1.1" }),
    aRequirement({
      id: "1.2",
      split: {
        who: "shared",
        how: "AWS guards the building, you the keys.",
        basis: "public",
        evidence: ["soc-2"],
      },
      components: "the vault",
    }),
    aRequirement({
      id: "1.3",
      remark: "Read the report first.",
      note: "Read the report first.",
      split: { who: "aws", how: "AWS does it.", basis: "judgement", evidence: ["pci-aoc"] },
    }),
  ],
});
const soc = aStandard({ id: "soc-2-x", rows: [aRequirement({ id: "CC6.1" })] });

function inputOf(
  given: {
    readonly standards?: readonly Standard[];
    readonly annotation?: string;
    /** Of this standard alone, as a filter leaves it. */
    readonly only?: string;
  } = {},
): MatrixInput {
  const standards = given.standards ?? [standard, soc];
  const catalogue = aCatalogue({
    standards,
    rules: [
      { controls: ["pci-x:1.1", "soc-2-x:CC6.1"] },
      { identifier: "NOT_HERE", controls: ["pci-x:1.1"] },
    ],
  });
  const snapshot = aSnapshot({
    coverage: [
      aKeptCoverage({ region: "eu-west-1" }),
      aKeptCoverage({ region: "us-east-1", state: "not_read", reason: "denied", detail: "=1+1" }),
      aKeptCoverage({ region: "global", source: "artifact" }),
    ],
    rules: [aKeptRule()],
    evaluations: [
      anEvaluation({ compliance: "NON_COMPLIANT" }),
      anEvaluation({ resourceId: "logs", compliance: "NON_COMPLIANT" }),
    ],
    reports: [aReport()],
  });
  const exceptions = [anException({ resource: "logs", reason: given.annotation ?? "nightly" })];
  const text = given.annotation ?? "Seen.";
  const notes = [
    aNote({ about: "control:S3_BUCKET_VERSIONING_ENABLED", text }),
    aNote({ about: "requirement:pci-x:1.1", text }),
  ];
  const asOf = "2026-11-22T09:01:00.000Z";
  const posture = assessPosture({ snapshot, catalogue, exceptions, asOf, exceptionsAsOf: asOf });
  const frameworks = posture.frameworks.filter(({ id }) => id === (given.only ?? id));
  return {
    posture: withNotes({ ...posture, frameworks }, notes),
    filter: {},
    standards,
    reviews: { notes, userControls: [aUserControl()], testWindows: [] },
  };
}

async function csvOf(input: MatrixInput): Promise<string> {
  return (await Array.fromAsync(matrixToCsv(input))).join("");
}

async function sheetsOf(input: MatrixInput) {
  const sheets = await readWorkbook(Buffer.from(matrixToXlsx(input)));
  return new Map(
    sheets.map(({ sheet, data }) => [
      sheet,
      data.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))),
    ]),
  );
}

describe("the responsibility matrix", () => {
  test("counts no findings where no detector was heard: none would be a claim", async () => {
    const input = inputOf({ only: "pci-x" });
    const findingsIn = async ({ posture, ...rest }: MatrixInput) =>
      readCsvRecords(await csvOf({ ...rest, posture }))
        .filter(({ row_type }) => row_type === "requirement")
        .map(({ findings }) => findings);
    expect(await findingsIn(input)).toEqual(["", "", ""]);
    const heard = [...input.posture.coverage, aKeptCoverage({ source: "guardduty" })];
    const { posture } = input;
    expect(await findingsIn({ ...input, posture: { ...posture, coverage: heard } })).toEqual([
      "0",
      "0",
      "0",
    ]);
  });

  test("has a line for each requirement: whose job, how shared, on what basis, and where it stands", async () => {
    const records = readCsvRecords(await csvOf(inputOf({ only: "pci-x" })));
    expect(records.filter(({ row_type }) => row_type === "requirement")).toMatchObject([
      {
        standard: "pci-x",
        requirement: "1.1",
        managed_by: "you",
        status: "failing",
        rules_deployed: "1",
        rules_offered: "2",
        rules: "S3_BUCKET_VERSIONING_ENABLED",
        rules_missing: "NOT_HERE",
        failing_resources: "1",
        provider_services: "S3",
        note: "Seen.",
        last_reviewed_on: "2026-11-21",
        reviewer: "Ada",
        control_notes: "S3_BUCKET_VERSIONING_ENABLED (Ada, 2026-11-21): Seen.",
        not_seen: "1 of 2 rules not seen deployed; AWS Config was read whole in 1 of 2 regions",
      },
      {
        requirement: "1.2",
        managed_by: "shared",
        how_shared: "AWS guards the building, you the keys.",
        basis: "AWS says so in public",
        components: "the vault",
        provider: "Amazon Web Services",
        aws_half: "Evidenced",
        aws_evidence:
          "System and Organization Controls (SOC) 2 Report (report-0000000000000001, version 1)",
        aws_evidence_period: "2026-04-01 to 2026-09-30",
        status: "not automated",
        failing_resources: "",
      },
      {
        requirement: "1.3",
        managed_by: "AWS",
        status: "AWS not evidenced",
        aws_evidence: "",
        rules_deployed: "",
      },
    ]);
  });

  test("names each exception in force with its reason, owner and end", async () => {
    const [first] = readCsvRecords(await csvOf(inputOf())).filter(({ requirement }) => requirement);
    expect(first?.exceptions).toBe(
      "EX-0000TEST: S3_BUCKET_VERSIONING_ENABLED on logs: nightly (platform, until 2027-01-31)",
    );
  });

  test("says on every line whose account it is, of when, and how much of it was seen", async () => {
    for (const record of readCsvRecords(await csvOf(inputOf())))
      expect(record).toMatchObject({
        account_id: "111122223333",
        sample_account: "yes, a sample account",
        as_of: "2026-11-22T09:01:00.000Z",
        coverage: "2 of 3 read whole",
      });
  });

  test("begins with a line for each reading that was not whole", async () => {
    const [first] = readCsvRecords(await csvOf(inputOf()));
    expect(first).toMatchObject({
      row_type: "not_seen",
      title: "AWS Config in us-east-1",
      not_seen: "not read: permission denied (=1+1)",
    });
  });

  test("tells Demarc’s remark from what a reviewer wrote", async () => {
    const records = readCsvRecords(await csvOf(inputOf({ only: "pci-x" })));
    const noted = records.filter(({ row_type }) => row_type === "requirement");
    expect(noted.map(({ remark, note }) => [remark, note])).toEqual([
      ["", "Seen."],
      ["", ""],
      ["Read the report first.", ""],
    ]);
  });

  test("has the user controls of a SOC report below the criteria they support", async () => {
    const records = readCsvRecords(await csvOf(inputOf({ only: "soc-2-x" })));
    expect(records.slice(1)).toMatchObject([
      { row_type: "requirement", requirement: "CC6.1" },
      {
        row_type: "user_control",
        requirement: "CC6.1",
        title: "Customers keep versions of what they store.",
        aws_evidence: "SOC 2, April to September 2026, CUEC 3",
        status: "failing",
        reviewer: "",
        owner: "platform",
      },
    ]);
  });

  test("tells a user control that passes where not all was read as passing where seen", async () => {
    const { posture, ...input } = inputOf({ only: "soc-2-x" });
    const controls = posture.controls.map((control) => ({
      ...control,
      status: "passing" as const,
    }));
    const rowOf = async (coverage: typeof posture.coverage) => {
      const made = { ...input, posture: { ...posture, controls, coverage } };
      const records = readCsvRecords(await csvOf(made));
      return records.find(({ row_type }) => row_type === "user_control");
    };

    expect(await rowOf(posture.coverage)).toMatchObject({
      status: "passing where seen",
      not_seen: "AWS Config was read whole in 1 of 2 regions",
    });
    const whole = posture.coverage.map((row) => ({ ...row, state: "read" as const }));
    expect(await rowOf(whole)).toMatchObject({ status: "passing", not_seen: "" });
  });

  test("as a workbook says the same as CSV, cell by cell", async () => {
    const input = inputOf();
    const sheets = await sheetsOf(input);
    const [head = [], ...lines] = readCsv(await csvOf(input));
    expect([...sheets.keys()]).toEqual(["About", "pci-x", "soc-2-x"]);
    const own = head.length - matrixColumns.length;
    for (const id of ["pci-x", "soc-2-x"]) {
      const [headings, ...rows] = sheets.get(id) ?? [];
      expect(headings).toEqual(matrixColumns.map(({ heading }) => heading));
      expect(rows).toEqual(
        lines.filter((line) => line[own - 1] === id).map((line) => line.slice(own)),
      );
    }
  });

  test("as a workbook tells first what it is about, what was not seen and what is excepted", async () => {
    const about = (await sheetsOf(inputOf())).get("About") ?? [];
    expect(about).toContainEqual(["Sample account", "Yes: its resources are made up."]);
    expect(about).toContainEqual(["As of", "2026-11-22T09:01:00.000Z"]);
    expect(about).toContainEqual(["AWS Config in us-east-1", "not read: permission denied (=1+1)"]);
    expect(about).toContainEqual([
      "1",
      "What is excepted is not compliant, and is counted as neither.",
    ]);
  });

  test("as a workbook is the same each time, byte for byte", () => {
    expect(matrixToXlsx(inputOf())).toEqual(matrixToXlsx(inputOf()));
  });

  test.for(Object.entries(hostileTexts))(
    "%s text is no formula in either, and says the same in both",
    async ([, annotation]) => {
      const input = inputOf({ annotation, only: "pci-x" });
      const note = matrixColumns.findIndex(({ name }) => name === "note");
      const inSheet = (await sheetsOf(input)).get("pci-x")?.[1]?.[note];
      const [record] = readCsvRecords(await csvOf(input)).filter(
        ({ requirement }) => requirement === "1.1",
      );
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may begin a cell
      expect(record?.note).not.toMatch(/^[=+\-@\t\r\uFF1D\u0000-\u001F]/);
      expect(inSheet).toBe(record?.note);
    },
  );
});
