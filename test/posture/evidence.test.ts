import { describe, expect, test } from "vitest";
import type { AwsItemAssessment } from "../../lib/posture/posture.ts";
import type { Report } from "../../lib/posture/snapshot.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aReport } from "../builders/a-report.ts";
import { assess } from "./assessing.ts";

const artifact = { source: "artifact", region: "global" } as const;

function hardware(reports: readonly Report[], coverage = [aKeptCoverage(artifact)]) {
  const posture = assess({ reports, coverage });
  const item = posture.responsibilities.find(
    (row): row is AwsItemAssessment => row.id === "aws-hardware",
  );
  if (item === undefined) throw new Error("AWS's hardware item is missing");
  return item;
}

describe("how long a report speaks", () => {
  test("a SOC report is relied on for six months after its period, while its successor is awaited", () => {
    const [report] = assess({
      reports: [aReport({ periodEnd: "2026-09-30T00:00:00.000Z" })],
    }).reports;
    expect(report).toMatchObject({ validity: "current", validUntil: "2027-03-30T00:00:00.000Z" });
  });

  test("six months end with a month that is shorter", () => {
    const [report] = assess({
      reports: [aReport({ periodEnd: "2026-08-31T00:00:00.000Z" })],
    }).reports;
    expect(report?.validUntil).toBe("2027-02-28T00:00:00.000Z");
  });

  test("a letter that bridges two SOC reports has no such time: it ends when it says it ends", () => {
    const letter = aReport({
      name: "SOC Continued Operations Letter",
      periodEnd: "2026-12-26T00:00:00.000Z",
    });
    expect(assess({ reports: [letter] }).reports[0]?.validUntil).toBe("2026-12-26T00:00:00.000Z");
  });

  test("any other report ends when it says it ends", () => {
    const iso = { series: "ISO", name: "ISO 27001:2022 certificate" };
    const validity = (periodEnd: string | null) =>
      assess({ reports: [aReport({ ...iso, periodEnd })] }).reports[0]?.validity;
    expect(validity("2027-03-01T00:00:00.000Z")).toBe("current");
    expect(validity("2027-02-20T00:00:00.000Z")).toBe("expiring");
    expect(validity("2026-11-21T00:00:00.000Z")).toBe("expired");
    expect(validity(null)).toBe("undated");
  });
});

describe("where one of AWS's items stands", () => {
  test("by no bridge letter: it is the word of AWS's management, and nobody examined anything", () => {
    const letter = aReport({ name: "SOC 2 Bridge Letter" });
    expect(assess({ reports: [letter] }).reports[0]).toMatchObject({ kinds: [], items: [] });
    expect(hardware([letter])).toMatchObject({ status: "none", evidence: [] });
  });

  test("evidenced by a current report, which is named with its version", () => {
    expect(hardware([aReport()])).toMatchObject({
      status: "evidenced",
      evidence: ["report-0000000000000001:1"],
    });
  });

  test("a current report outweighs an expired one, which is no longer named", () => {
    const expired = aReport({ id: "report-old", periodEnd: "2025-03-31T00:00:00.000Z" });
    expect(hardware([expired, aReport()])).toMatchObject({
      status: "evidenced",
      evidence: ["report-0000000000000001:1"],
    });
    expect(hardware([expired])).toMatchObject({ status: "expired", evidence: ["report-old:1"] });
  });

  test("expiring when the best report has at most ninety days left", () => {
    expect(hardware([aReport({ periodEnd: "2026-07-31T00:00:00.000Z" })]).status).toBe("expiring");
  });

  test("an undated report alone evidences nothing, but is named", () => {
    expect(hardware([aReport({ periodEnd: null })])).toMatchObject({
      status: "none",
      evidence: ["report-0000000000000001:1"],
    });
  });

  test("none when Artifact was read and holds nothing about it", () => {
    expect(hardware([]).status).toBe("none");
    expect(hardware([aReport({ series: "PCI", name: "Attestation" })]).status).toBe("none");
  });

  test("a Marketplace vendor's SOC report says nothing about AWS, nor does an unpublished one", () => {
    expect(hardware([aReport({ companyName: "Vendor, Inc." })]).status).toBe("none");
    expect(hardware([aReport({ state: "UNPUBLISHED" })]).status).toBe("none");
  });

  test("not read when Artifact could not be read, even if an earlier reading is kept", () => {
    const denied = [aKeptCoverage({ ...artifact, state: "not_read", reason: "denied" })];
    expect(hardware([aReport()], denied).status).toBe("not_read");
    const partial = [aKeptCoverage({ ...artifact, state: "partial", reason: "denied" })];
    expect(hardware([], partial).status).toBe("not_read");
  });

  test("never enters the customer's score", () => {
    const dark = [aKeptCoverage(), aKeptCoverage({ source: "guardduty" })];
    const withReports = assess({ reports: [aReport()] });
    const without = assess({ reports: [], coverage: dark });
    expect(without.pillars).toEqual(withReports.pillars);
  });
});
