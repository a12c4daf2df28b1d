import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openedCatalogue } from "../../lib/opened-catalogue.ts";
import { assessReports } from "../../lib/posture/assess-evidence.ts";
import { judgeInWindow, judgeReportInWindow } from "../../lib/posture/audit-window.ts";
import { daysIn, daysLater } from "../../lib/posture/day-spans.ts";
import type { KeptCoverage, Report } from "../../lib/posture/snapshot.ts";
import type { EvidenceKind } from "../../lib/posture/vocabulary.ts";
import { readEvidenceKinds } from "../../lib/read-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { anAgreement, aReport } from "../builders/a-report.ts";

const year = { from: "2026-01-01", to: "2026-12-31" };
const artifact = { source: "artifact", region: "global" } as const;

function mappingOf(kind: EvidenceKind) {
  const found = readEvidenceKinds().find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`the catalogue has no ${kind}`);
  return found;
}

const assessed = (reports: readonly Report[]) =>
  assessReports(reports, openedCatalogue().catalogue, "2026-11-22T09:00:00.000Z");

const words: Partial<Record<EvidenceKind, Partial<Report>>> = {
  "soc-2": {},
  "pci-aoc": { series: "PCI", name: "PCI DSS Attestation of Compliance (AOC)" },
  "iso-27001": { series: "ISO", name: "ISO 27001:2022 Certification" },
  c5: { series: "C5", name: "C5 Type 2 Attestation Report" },
};

/** Reports of one kind with these periods, held against the year 2026. */
function inYear(
  kind: EvidenceKind,
  periods: readonly (readonly [string, string] | null)[],
  given: { readonly reports?: readonly Report[]; readonly coverage?: readonly KeptCoverage[] } = {},
) {
  const reports = periods.map((period, index) =>
    aReport({
      ...words[kind],
      id: `report-${index}`,
      periodStart: period === null ? null : `${period[0]}T00:00:00.000Z`,
      periodEnd: period === null ? null : `${period[1]}T00:00:00.000Z`,
    }),
  );
  const { coverage = [aKeptCoverage(artifact)] } = given;
  const judged = assessed([...reports, ...(given.reports ?? [])]);
  return judgeInWindow(year, mappingOf(kind), { reports: judged, agreements: [], coverage });
}

describe("what a kind of evidence covers of an audit window", () => {
  test("covered and left open are the window, each day once, whatever the periods", () => {
    const period = fc
      .tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 0, max: 400 }))
      .map(([start, days]) => {
        const from = daysLater("2026-06-30", start);
        return [from, daysLater(from, days)] as const;
      });
    fc.assert(
      fc.property(fc.array(period, { minLength: 1, maxLength: 4 }), (periods) => {
        const { covered, gaps } = inYear("soc-2", periods);
        const parts = [...covered, ...gaps].sort((a, b) => (a.from < b.from ? -1 : 1));

        expect(parts[0]?.from).toBe(year.from);
        expect(parts.at(-1)?.to).toBe(year.to);
        for (const [index, part] of parts.slice(1).entries())
          expect(part.from).toBe(daysLater(parts[index]?.to ?? "", 1));
        expect(parts.reduce((sum, part) => sum + daysIn(part), 0)).toBe(365);
      }),
      { numRuns: 40 },
    );
  });

  test("all of it, when two reports follow each other without a day between", () => {
    expect(
      inYear("soc-2", [
        ["2025-10-01", "2026-03-31"],
        ["2026-04-01", "2026-12-31"],
      ]),
    ).toMatchObject({ cover: "whole", covered: [year], gaps: [] });
  });

  test("a period that AWS ends at midnight covers the whole of that day", () => {
    expect(inYear("soc-2", [["2025-12-01", "2026-12-31"]]).cover).toBe("whole");
  });

  test("a SOC report that ended leaves the rest open, and the bridge letter is what to ask for", () => {
    expect(inYear("soc-2", [["2025-10-01", "2026-09-30"]])).toMatchObject({
      cover: "part",
      covered: [{ from: "2026-01-01", to: "2026-09-30" }],
      gaps: [
        {
          from: "2026-10-01",
          to: "2026-12-31",
          place: "after",
          coveredTo: "2026-09-30",
          askFor: "bridge_letter",
        },
      ],
    });
  });

  test("the half-year in which a SOC report is still relied on is no cover", () => {
    expect(inYear("soc-2", [["2025-04-01", "2025-12-31"]])).toMatchObject({
      cover: "none",
      gaps: [{ place: "whole", coveredTo: "2025-12-31", askFor: "bridge_letter" }],
    });
  });

  test.each([
    "SOC Continued Operations Letter",
    "SOC 2 Bridge Letter",
    "System and Organization Controls (SOC) 2 Type II bridge letter",
  ])("the %s in Artifact is named for the days it speaks for, and covers none of them", (name) => {
    const letter = aReport({
      id: "report-letter",
      name,
      periodStart: "2026-10-01T00:00:00.000Z",
      periodEnd: "2026-12-24T00:00:00.000Z",
    });
    expect(inYear("soc-2", [["2025-10-01", "2026-09-30"]], { reports: [letter] })).toMatchObject({
      cover: "part",
      gaps: [{ from: "2026-10-01", letters: [{ from: "2026-10-01", to: "2026-12-24" }] }],
    });
  });

  test("a vendor's letter bridges nothing of AWS's", () => {
    const letter = aReport({
      id: "report-letter",
      name: "SOC bridge letter",
      companyName: "Contoso, Inc.",
      periodStart: "2026-10-01T00:00:00.000Z",
      periodEnd: "2026-12-31T00:00:00.000Z",
    });
    const { gaps } = inYear("soc-2", [["2025-10-01", "2026-09-30"]], { reports: [letter] });
    expect(gaps[0]?.letters).toEqual([]);
  });

  test.each([
    ["pci-aoc", "new_attestation"],
    ["iso-27001", "renewed_certificate"],
    ["c5", "next_report"],
  ] as const)("an expired %s asks for its %s", (kind, askFor) => {
    expect(inYear(kind, [["2025-03-01", "2026-02-28"]]).gaps).toMatchObject([
      { from: "2026-03-01", to: "2026-12-31", askFor },
    ]);
  });

  test("what begins too late asks for the one before it", () => {
    expect(inYear("pci-aoc", [["2026-07-01", "2027-06-30"]]).gaps).toMatchObject([
      { place: "before", to: "2026-06-30", coveredFrom: "2026-07-01", askFor: "earlier_one" },
    ]);
  });

  test("a hole between two asks for the one between", () => {
    expect(
      inYear("soc-2", [
        ["2025-10-01", "2026-03-31"],
        ["2026-10-01", "2027-03-31"],
      ]).gaps,
    ).toMatchObject([
      { from: "2026-04-01", to: "2026-09-30", place: "between", askFor: "one_between" },
    ]);
  });

  test("without a period it cannot be told", () => {
    expect(inYear("iso-27001", [null])).toMatchObject({ cover: "cannot_tell", gaps: [] });
  });

  test("a period that ends before it begins cannot be told either", () => {
    expect(inYear("soc-2", [["2026-12-01", "2026-01-01"]]).cover).toBe("cannot_tell");
  });

  test("missing, where Artifact was read and has none; not read, where it was not", () => {
    expect(inYear("c5", []).cover).toBe("missing");
    const partial = [aKeptCoverage({ ...artifact, state: "partial", reason: "denied" })];
    expect(inYear("c5", [], { coverage: partial }).cover).toBe("not_read");
    const denied = [aKeptCoverage({ ...artifact, state: "not_read", reason: "denied" })];
    const ended = [["2025-10-01", "2026-09-30"]] as const;
    expect(inYear("soc-2", ended, { coverage: denied }).cover).toBe("not_read");
    expect(inYear("soc-2", ended, { coverage: [] }).cover).toBe("not_read");
  });

  test("is open for certain only where Artifact was read whole", () => {
    const ended = [["2025-10-01", "2026-09-30"]] as const;
    expect(inYear("soc-2", ended)).toMatchObject({ cover: "part", isWhole: true });
    const coverage = [aKeptCoverage({ ...artifact, state: "partial", reason: "denied" })];
    expect(inYear("soc-2", ended, { coverage })).toMatchObject({
      cover: "part",
      gaps: [{ from: "2026-10-01" }],
      isWhole: false,
    });
  });
});

describe("an agreement", () => {
  const coverage = [aKeptCoverage(artifact)];
  const judge = (given: Parameters<typeof anAgreement>[0]) =>
    judgeInWindow(year, mappingOf("baa"), {
      reports: [],
      coverage,
      agreements: [anAgreement(given)],
    });

  test("that stands covers a window to its end", () => {
    expect(judge({}).cover).toBe("whole");
  });

  test("covers from the day it began", () => {
    expect(judge({ effectiveStart: "2026-05-05T12:00:00.000Z" }).gaps).toMatchObject([
      { from: "2026-01-01", to: "2026-05-04", askFor: "agreement" },
    ]);
  });

  test("that was ended covers to its last day", () => {
    const ended = { state: "CUSTOMER_TERMINATED", effectiveEnd: "2026-03-31T00:00:00.000Z" };
    expect(judge(ended).gaps).toMatchObject([
      { from: "2026-04-01", place: "after", askFor: "agreement" },
    ]);
  });

  test("ended on a day that nobody names cannot be told", () => {
    expect(judge({ state: "AWS_TERMINATED" }).cover).toBe("cannot_tell");
  });

  test("that begins after the window leaves all of it open", () => {
    expect(judge({ effectiveStart: "2027-02-01T00:00:00.000Z" })).toMatchObject({
      cover: "none",
      gaps: [{ place: "whole", coveredFrom: "2027-02-01" }],
    });
  });
});

test("one report is held against a window alone", () => {
  const [report] = assessed([aReport()]);
  if (report === undefined) throw new Error("the report is missing");
  const coverage = [aKeptCoverage(artifact)];
  expect(judgeReportInWindow(year, report, { reports: [report], coverage })).toMatchObject({
    cover: "part",
    isWhole: true,
    covered: [{ from: "2026-04-01", to: "2026-09-30" }],
    gaps: [
      { place: "before", askFor: "earlier_one" },
      { place: "after", askFor: "bridge_letter" },
    ],
  });
  const partial = [aKeptCoverage({ ...artifact, state: "partial", reason: "denied" })];
  expect(judgeReportInWindow(year, report, { reports: [report], coverage: partial }).isWhole).toBe(
    false,
  );
});
