import { describe, expect, test } from "vitest";
import type { FrameworkAssessment, RequirementAssessment } from "../../lib/posture/posture.ts";
import type { Snapshot } from "../../lib/posture/snapshot.ts";
import type { Requirement, Standard } from "../../lib/posture/standard.ts";
import { aRequirement, aStandard } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aReport } from "../builders/a-report.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";
import { asOf, assess } from "./assessing.ts";

const locked = "house-rules:1.1";
const failing = [anEvaluation({ compliance: "NON_COMPLIANT" })];
const never = { kind: "insufficient_data", detail: "never evaluated" } as const;

/** The builders' one rule is evidence for requirement 1.1, and its one bucket passes. */
function judge(
  given: Partial<Snapshot> = {},
  standard: Partial<Standard> = {},
  rules: Parameters<typeof assess>[1] = {},
): FrameworkAssessment {
  const catalogue = {
    rules: [{ controls: [locked] }],
    standards: [aStandard(standard)],
    ...rules.catalogue,
  };
  const [framework] = assess(given, { ...rules, catalogue }).frameworks;
  if (framework === undefined) throw new Error("no standard was judged");
  return framework;
}

function only(framework: FrameworkAssessment): RequirementAssessment {
  const [requirement, ...others] = framework.controls;
  if (requirement === undefined || others.length > 0) throw new Error("expected one requirement");
  return requirement;
}

function with_(given: Partial<Requirement>): Partial<Standard> {
  return { rows: [aRequirement(given)] };
}

describe("a requirement of the customer's", () => {
  test("fails when a deployed rule that is evidence for it fails, and counts the resources", () => {
    expect(only(judge({ evaluations: failing }))).toMatchObject({
      status: "failing",
      failingResources: 1,
      rules: ["S3_BUCKET_VERSIONING_ENABLED"],
      controls: ["S3_BUCKET_VERSIONING_ENABLED"],
    });
  });

  test("counts a resource once that fails two of its rules", () => {
    const framework = judge(
      {
        rules: [aKeptRule(), aKeptRule({ name: "other", identifier: "OTHER" })],
        evaluations: [
          ...failing,
          anEvaluation({ ruleName: "other", compliance: "NON_COMPLIANT" }),
          anEvaluation({
            ruleName: "other",
            resourceId: "another-bucket",
            compliance: "NON_COMPLIANT",
          }),
        ],
      },
      {},
      {
        catalogue: { rules: [{ controls: [locked] }, { identifier: "OTHER", controls: [locked] }] },
      },
    );
    expect(only(framework).failingResources).toBe(2);
  });

  test("passes when all that is deployed for it passes", () => {
    expect(only(judge()).status).toBe("passing");
  });

  test("is not evaluated while one of its deployed rules has no result", () => {
    const framework = judge(
      { rules: [aKeptRule(), aKeptRule({ name: "other", identifier: "OTHER", state: never })] },
      {},
      {
        catalogue: { rules: [{ controls: [locked] }, { identifier: "OTHER", controls: [locked] }] },
      },
    );
    expect(only(framework).status).toBe("not_evaluated");
  });

  test("is not evaluated when its results could not be read", () => {
    const denied = [aKeptCoverage({ state: "not_read", reason: "denied" })];
    expect(only(judge({ coverage: denied })).status).toBe("not_evaluated");
  });

  test("is not evaluated when rules exist and none is deployed, or none has anything in scope", () => {
    expect(only(judge({ rules: [], evaluations: [] }))).toMatchObject({
      status: "not_evaluated",
      rules: ["S3_BUCKET_VERSIONING_ENABLED"],
      controls: [],
    });
    const empty = [aKeptRule({ state: { kind: "nothing_in_scope" } })];
    expect(only(judge({ rules: empty, evaluations: [] })).status).toBe("not_evaluated");
  });

  test("is not automated, and stays in the list, when no rule speaks of it", () => {
    expect(only(judge({}, with_({ id: "1.2" })))).toMatchObject({
      status: "not_automated",
      rules: [],
    });
  });

  test("is excepted when nothing fails but what an exception excuses", () => {
    const exceptions = [anException()];
    expect(only(judge({ evaluations: failing }, {}, { exceptions }))).toMatchObject({
      status: "excepted",
      failingResources: 0,
    });
  });

  test("does not pass while an active finding contradicts it", () => {
    const watched = with_({ findings: ["brute-force"] });
    expect(only(judge({ findings: [aFinding()] }, watched))).toMatchObject({
      status: "failing",
      failingResources: 0,
      findings: { high: 1 },
    });
    expect(only(judge({ findings: [aFinding({ archived: true })] }, watched)).status).toBe(
      "passing",
    );
    expect(only(judge({ findings: [aFinding()] }, with_({ findings: ["malware"] }))).status).toBe(
      "passing",
    );
  });

  test("a detector's silence alone is no verdict", () => {
    expect(only(judge({}, with_({ id: "1.2", findings: ["malware"] }))).status).toBe(
      "not_automated",
    );
  });
});

describe("a requirement of AWS's", () => {
  const awsOnly = with_({
    split: { who: "aws", how: "AWS guards the halls.", basis: "public", evidence: ["soc-2"] },
  });

  test("is evidenced by a current report of a kind that speaks for it", () => {
    expect(only(judge({ reports: [aReport()] }, awsOnly))).toMatchObject({
      status: "aws_evidenced",
      awsHalf: "evidenced",
      evidence: ["report-0000000000000001:1"],
    });
  });

  test("is not evidenced by an expired one, by another kind, or by a vendor's", () => {
    const expired = aReport({ periodEnd: "2025-03-31T00:00:00.000Z" });
    expect(only(judge({ reports: [expired] }, awsOnly))).toMatchObject({
      status: "aws_not_evidenced",
      awsHalf: "expired",
    });
    const vendors = aReport({ companyName: "Vendor, Inc." });
    expect(only(judge({ reports: [vendors] }, awsOnly)).status).toBe("aws_not_evidenced");
    expect(only(judge({ reports: [] }, awsOnly))).toMatchObject({ awsHalf: "none", evidence: [] });
  });

  test("is not evidenced when Artifact could not be read, and says so", () => {
    const coverage = [
      aKeptCoverage({ source: "artifact", region: "global", state: "not_read", reason: "denied" }),
    ];
    expect(only(judge({ coverage, reports: [aReport()] }, awsOnly))).toMatchObject({
      status: "aws_not_evidenced",
      awsHalf: "not_read",
    });
  });

  test("does not fail with the customer's rules", () => {
    expect(only(judge({ evaluations: failing, reports: [aReport()] }, awsOnly)).status).toBe(
      "aws_evidenced",
    );
  });
});

describe("a shared requirement", () => {
  const shared = with_({
    split: { who: "shared", how: "Each its own layer.", basis: "judgement", evidence: ["baa"] },
  });

  test("has the customer's status, and AWS's half beside it", () => {
    const framework = judge({ evaluations: failing }, shared);
    expect(only(framework)).toMatchObject({ status: "failing", awsHalf: "none" });
  });

  const addendum = {
    id: "agreement-1",
    name: "AWS Business Associate Addendum",
    state: "ACTIVE",
    type: null,
    effectiveStart: "2024-01-01T00:00:00.000Z",
    effectiveEnd: null,
    holder: null,
  };

  test("an active agreement speaks for AWS's half, an ended one does not", () => {
    expect(only(judge({ agreements: [addendum] }, shared))).toMatchObject({
      awsHalf: "evidenced",
      evidence: ["agreement-1"],
    });
    const ended = { ...addendum, state: "TERMINATED" };
    expect(only(judge({ agreements: [ended] }, shared)).awsHalf).toBe("none");
    const past = { ...addendum, effectiveEnd: "2026-01-01T00:00:00.000Z" };
    expect(only(judge({ agreements: [past] }, shared)).awsHalf).toBe("none");
  });

  test("an agreement that was not read this time says nothing: it may have been ended since", () => {
    const coverage = [
      aKeptCoverage({ source: "artifact", region: "global", state: "not_read", reason: "denied" }),
    ];
    expect(only(judge({ coverage, agreements: [addendum] }, shared)).awsHalf).toBe("not_read");
  });
});

describe("a standard", () => {
  const scopes = [
    { id: "all", name: "Everyone", applies: true },
    { id: "providers", name: "Service providers", applies: false },
  ];
  const rows = [
    { id: "1", parent: null, title: "Doors", assessable: false as const },
    aRequirement({ parent: "1", scope: "all" }),
    aRequirement({ id: "1.2", parent: "1", scope: "all" }),
    aRequirement({ id: "1.3", parent: "1", scope: "providers" }),
  ];

  test("counts what is in scope, and judges the rest without counting it", () => {
    const framework = judge({}, { rows, scopes });
    expect(framework).toMatchObject({ inScope: 2, total: 3 });
    expect(framework.counts).toMatchObject({ passing: 1, not_automated: 1 });
    expect(framework.controls.map(({ id, inScope }) => [id, inScope])).toEqual([
      ["1.1", true],
      ["1.2", true],
      ["1.3", false],
    ]);
  });

  test("its counts add up to what is in scope", () => {
    const { counts, inScope } = judge({ evaluations: failing }, { rows, scopes });
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(inScope);
  });

  test("what no rule can look at widens the bracket and leaves the measured ratio alone", () => {
    expect(judge({}, { rows, scopes })).toMatchObject({ measured: 1, worst: 0.5, best: 1 });
    expect(judge({ rules: [], evaluations: [] }, { rows, scopes })).toMatchObject({
      measured: null,
      worst: 0,
      best: 1,
    });
  });

  test("of several copies of a check the first says what it is evidence for, as it says its title", () => {
    const copies = ["a-copy", "z-copy"].map((name) =>
      aKeptRule({ name, identifier: "SAME", region: "eu-west-1" }),
    );
    const posture = assess(
      { rules: copies, evaluations: [anEvaluation({ ruleName: "z-copy" })] },
      {
        catalogue: {
          rules: [],
          standards: [aStandard()],
          mapRule: {
            "a-copy": { title: "First" },
            "z-copy": { title: "Last", controls: [locked], classifiedBy: "user" },
          },
        },
      },
    );
    expect(posture.controls[0]?.title).toBe("First");
    expect(posture.frameworks[0]?.controls[0]?.controls).toEqual([]);
  });

  test("a custom rule that a mapping file refers to a requirement is evidence like any other", () => {
    const custom = aKeptRule({ name: "doors-locked", identifier: null, owner: "CUSTOM_LAMBDA" });
    const posture = assess(
      {
        rules: [custom],
        evaluations: [anEvaluation({ ruleName: "doors-locked", compliance: "NON_COMPLIANT" })],
      },
      {
        catalogue: {
          rules: [],
          standards: [aStandard()],
          mapRule: { "doors-locked": { controls: [locked], classifiedBy: "user" } },
        },
      },
    );
    expect(posture.frameworks[0]?.controls[0]).toMatchObject({
      status: "failing",
      rules: [],
      controls: ["custom:doors-locked"],
    });
    expect(posture.asOf).toBe(asOf);
  });
});
