import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { colours } from "../../lib/exports/pdf/paper-colours.ts";
import { reportToPdf } from "../../lib/exports/pdf/report-to-pdf.ts";
import type { PostureReport } from "../../lib/exports/report/posture-report.ts";
import { openedReportFonts } from "../../lib/report-fonts.ts";
import { readColourTokens } from "../app/colour-tokens.ts";
import { runPoppler } from "../browser/run-poppler.ts";
import { aCatalogue } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aPosture } from "../builders/a-posture.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aReportOf } from "./a-report.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { kindsOf, pagesOf, propertiesOf } from "./read-pdf.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-pdf-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function bytesOf(report: PostureReport): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of reportToPdf(report, openedReportFonts()))
    pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

async function written(report: PostureReport, name: string): Promise<string> {
  const file = join(folder, `${name}.pdf`);
  await writeFile(file, await bytesOf(report));
  return file;
}

/** More controls than the appendix has room for. */
function withMany() {
  const identifiers = Array.from({ length: 620 }, (_, index) => `RULE_${1000 + index}`);
  return aPosture(
    {
      rules: identifiers.map((identifier) => aKeptRule({ identifier, name: identifier })),
      evaluations: identifiers.map((ruleName, index) =>
        anEvaluation({ ruleName, compliance: index < 40 ? "NON_COMPLIANT" : "COMPLIANT" }),
      ),
      findings: [aFinding()],
    },
    { catalogue: aCatalogue({ rules: identifiers.map((identifier) => ({ identifier })) }) },
  );
}

describe("the PDF", () => {
  test("is tagged, titled, in a language, on A4, dated by the instant it was told and by no clock", async () => {
    const file = await written(aReportOf(aPosture()), "properties");
    const properties = propertiesOf(file);
    expect(Object.fromEntries(properties)).toMatchObject({
      Title: "Compliance posture of the sample account 111122223333",
      Tagged: "yes",
      JavaScript: "no",
      Encrypted: "no",
      CreationDate: "2026-11-22T10:00:00Z",
      ModDate: "2026-11-22T10:00:00Z",
    });
    expect(properties.get("Page size")).toContain("(A4)");
    expect((await bytesOf(aReportOf(aPosture()))).toString("latin1")).toContain("/Lang (en-GB)");
    expect(runPoppler("pdfinfo", "-meta", file)).toContain("pdfuaid:part");
  });

  test("is the same, byte for byte, when it is written twice", async () => {
    const report = aReportOf(withMany());
    expect((await bytesOf(report)).equals(await bytesOf(report))).toBe(true);
  });

  test("sums up on one page, and says on every page which it is, of what, and as of when", async () => {
    const pages = pagesOf(await written(aReportOf(withMany()), "pages"));
    expect(pages[0]).toContain("Not seen");
    expect(pages[1]).toContain("1 What to fix first");
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1} of ${pages.length}`);
      expect(page).toContain("Sample account 111122223333 · as of 2026-11-22 09:01 UTC · 3 of 3");
    });
  });

  test("sums up on one page too where everything is long and much was not seen", async () => {
    const long = "a long name of something ".repeat(12);
    const report = aReportOf(
      aPosture({
        account: { id: "111122223333", alias: long, partition: "aws-us-gov" },
        rules: [aKeptRule({ identifier: null, owner: "CUSTOM_LAMBDA", name: long })],
        evaluations: [anEvaluation({ ruleName: long, compliance: "NON_COMPLIANT" })],
        coverage: (
          ["denied", "throttled", "malformed", "unreachable", "aws_error"] as const
        ).flatMap((reason) =>
          (["config", "guardduty"] as const).map((source) =>
            aKeptCoverage({ source, region: reason, state: "not_read", reason, detail: "" }),
          ),
        ),
      }),
      { filter: { pack: long, region: long }, askedAsOf: "2026-11-22T23:59:59.999Z" },
    );
    const pages = pagesOf(await written(report, "full"));
    expect(pages[0]).toContain("and 6 more: the coverage statement has all of them");
    expect(pages[0]).toContain("none excepted");
    expect(pages[1]).toContain("1 What to fix first");
  });

  test("has headings, tables with header cells, lists, and the house as a figure with words", async () => {
    const report = aReportOf(withMany());
    const kinds = kindsOf(await written(report, "tags"));
    const count = (kind: string) => kinds.filter((each) => each === kind).length;
    expect(count("H1")).toBe(1);
    expect(count("H2")).toBe(report.sections.length + 1);
    expect(count("Figure")).toBe(1);
    expect(count("LBody")).toBe(count("LI"));
    expect(count("Caption")).toBe(count("Table"));
    const appendix = kinds
      .slice(kinds.lastIndexOf("Table"))
      .filter((kind) => /^T[RHD]$/.test(kind));
    expect(appendix.slice(0, 16)).toEqual([
      "TR",
      ...Array(7).fill("TH"),
      ...["TR", "TD", "TD", "TH", "TD", "TD", "TD", "TD"],
    ]);
    expect(appendix.filter((kind) => kind === "TR")).toHaveLength(501);
    expect(report.house.alternative).toContain("Above the demarcation line, yours: Operational");
    expect((await bytesOf(report)).toString("latin1")).toContain("/Alt (");
  });

  test("cuts a list that is too long and says where all of it is", async () => {
    const text = pagesOf(await written(aReportOf(withMany()), "cut"))
      .join(" ")
      .replaceAll(/\s+/g, " ");
    expect(text).toContain("The first 500 of 620. All of them are in the HTML and JSON exports;");
  });

  test("embeds the project's faces, each as the letters it needs", async () => {
    const fonts = runPoppler("pdffonts", await written(aReportOf(aPosture()), "fonts"));
    const rows = fonts.split("\n").slice(2, -1);
    expect(rows.length).toBeGreaterThanOrEqual(4);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+Geist.*\byes yes yes\b/);
  });

  test("writes letters that Geist lacks, so that they are read and found", async () => {
    const reason = "東京の請求書 契約 Ελλάδα";
    const report = aReportOf(
      aPosture({ account: { id: "111122223333", alias: reason, partition: "aws" } }),
    );
    const file = await written(report, "letters");
    expect(pagesOf(file)[0]).toContain(reason);
    expect(runPoppler("pdffonts", file)).toContain("Unifont");
  });

  test.for(Object.entries(hostileTexts))(
    "%s text is shown and breaks nothing",
    async ([name, hostile]) => {
      const file = await written(
        aReportOf(
          aPosture({
            account: { id: "111122223333", alias: hostile, partition: "aws" },
            rules: [aKeptRule({ identifier: null, owner: "CUSTOM_LAMBDA", name: hostile })],
            evaluations: [anEvaluation({ ruleName: hostile, compliance: "NON_COMPLIANT" })],
          }),
        ),
        `hostile-${name}`,
      );
      expect(propertiesOf(file).get("Tagged")).toBe("yes");
      expect(pagesOf(file)[1]).toContain("1 What to fix first");
    },
  );
});

test("the paper has the colours of the light theme", () => {
  const tokens = readColourTokens();
  const { paper: _white, ...others } = colours;
  for (const [name, colour] of Object.entries(others))
    expect([name, colour]).toEqual([name, tokens.get(name)?.light]);
});
