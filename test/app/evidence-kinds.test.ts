import { describe, expect, test } from "vitest";
import { doesSpeak, viewKinds } from "../../app/evidence/view-kinds.ts";
import { judgeAwsHalf } from "../../lib/posture/assess-evidence.ts";
import type { Posture, ReportAssessment } from "../../lib/posture/posture.ts";
import type { Agreement } from "../../lib/posture/snapshot.ts";
import type { CoverageState, ReportValidity } from "../../lib/posture/vocabulary.ts";
import { aCatalogue, aRequirement, aStandard } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { anAgreement, aReport } from "../builders/a-report.ts";

const kinds = [
  { kind: "soc-2", name: "SOC 2 report", from: "reports", words: "SOC", patterns: ["\\bSOC\\b"] },
  { kind: "baa", name: "BAA", from: "agreements", words: "BAA", patterns: ["business associate"] },
] as const;

function judged(validity: ReportValidity, given: Partial<ReportAssessment> = {}): ReportAssessment {
  return { ...aReport(), validity, validUntil: null, kinds: ["soc-2"], items: [], ...given };
}

function artifact(state: CoverageState): Posture["coverage"] {
  return [aKeptCoverage({ source: "artifact", region: "global", state })];
}

const asOf = "2026-11-22T09:00:00.000Z";

function judging(posture: Pick<Posture, "reports" | "agreements" | "coverage">) {
  const { reports, agreements, coverage } = posture;
  return judgeAwsHalf(reports, agreements, coverage, aCatalogue(), asOf);
}

function viewed(given: {
  readonly reports?: readonly ReportAssessment[];
  readonly agreements?: readonly Agreement[];
  readonly state?: CoverageState;
}) {
  const posture = {
    reports: given.reports ?? [],
    agreements: given.agreements ?? [],
    coverage: artifact(given.state ?? "read"),
  };
  const items = [{ item: "aws-hardware", kinds: ["soc-2"] }] as const;
  return viewKinds(kinds, items, [], posture, judging(posture));
}

const standings = (given: Parameters<typeof viewed>[0]) =>
  viewed(given).map(({ standing }) => standing);

describe("a kind of evidence", () => {
  test("stands as its best report does", () => {
    const reports = [judged("undated"), judged("expired"), judged("expiring")];
    expect(standings({ reports })[0]).toBe("expiring");
    expect(standings({ reports: [judged("undated")] })[0]).toBe("undated");
  });

  test("is missing only where all of Artifact was read", () => {
    expect(standings({})).toEqual(["missing", "missing"]);
    expect(standings({ state: "partial" })).toEqual(["not_read", "not_read"]);
    expect(standings({ state: "not_read", reports: [judged("current")] })[0]).toBe("not_read");
  });

  test("that is an agreement is there while it is in force", () => {
    expect(standings({ agreements: [anAgreement()] })[1]).toBe("in_force");
    expect(standings({ agreements: [anAgreement({ state: "AWS_TERMINATED" })] })[1]).toBe(
      "missing",
    );
  });

  test("that is an agreement says nothing once its end is past, or while Artifact was not read", () => {
    const ended = anAgreement({ effectiveEnd: "2026-11-01T00:00:00.000Z" });
    expect(standings({ agreements: [ended] })[1]).toBe("missing");
    expect(standings({ agreements: [anAgreement()], state: "not_read" })[1]).toBe("not_read");
  });

  test("speaks while current, expiring or in force; undated alone it does not", () => {
    const speaking = (["current", "expiring", "expired", "undated"] as const).filter((validity) =>
      viewed({ reports: [judged(validity)] }).some(doesSpeak),
    );
    expect(speaking).toEqual(["current", "expiring"]);
  });

  test("the report that speaks longest comes first", () => {
    const reports = [
      judged("current", { name: "sooner", validUntil: "2027-01-01T00:00:00.000Z" }),
      judged("undated", { name: "undated" }),
      judged("current", { name: "later", validUntil: "2028-01-01T00:00:00.000Z" }),
    ];
    const [soc2] = viewed({ reports });
    expect(soc2?.reports.map(({ name }) => name)).toEqual(["later", "sooner", "undated"]);
    expect(soc2?.items).toEqual(["aws-hardware"]);
  });

  test("evidences the requirements in scope that name it, and no other", () => {
    const shared = {
      who: "shared",
      how: "AWS guards the building.",
      basis: "judgement",
      evidence: ["soc-2"],
    } as const;
    const standard = aStandard({
      scopes: [
        { id: "all", name: "Everyone", applies: true },
        { id: "few", name: "Some", applies: false },
      ],
      rows: [
        aRequirement({ id: "1", scope: "all", split: shared }),
        aRequirement({ id: "2", scope: "few", split: shared }),
        aRequirement({ id: "3", scope: "all" }),
      ],
    });
    const nothing = { reports: [], agreements: [], coverage: artifact("read") };
    const [soc2, baa] = viewKinds(kinds, [], [standard], nothing, judging(nothing));
    expect(soc2?.standards.map(({ requirements }) => requirements.map(({ id }) => id))).toEqual([
      ["1"],
    ]);
    expect(baa?.standards).toEqual([]);
  });
});
