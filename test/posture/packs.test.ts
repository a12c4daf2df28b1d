import { describe, expect, test } from "vitest";
import type { Snapshot } from "../../lib/posture/snapshot.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aPack } from "../builders/an-observation.ts";
import { assess } from "./assessing.ts";

const packName = "Operational-Best-Practices";

function assessPack(given: Partial<Snapshot>) {
  const [pack] = assess({
    packs: [aPack({ compliance: "NON_COMPLIANT", awsScore: 75 })],
    ...given,
  }).conformancePacks;
  return pack;
}

describe("a conformance pack", () => {
  const rules = [
    aKeptRule({ name: "a", packName }),
    aKeptRule({ name: "b", packName }),
    aKeptRule({ name: "c", packName, state: { kind: "insufficient_data", detail: "never ran" } }),
    aKeptRule({ name: "d", packName, state: { kind: "not_read", reason: "denied", detail: "no" } }),
    aKeptRule({ name: "outside" }),
  ];
  const evaluations = [
    anEvaluation({ ruleName: "a", resourceId: "one" }),
    anEvaluation({ ruleName: "a", resourceId: "two" }),
    anEvaluation({ ruleName: "b", resourceId: "one", compliance: "NON_COMPLIANT" }),
    anEvaluation({ ruleName: "outside", resourceId: "one" }),
  ];

  test("is scored over rule and resource pairs of its own rules, beside AWS's own score", () => {
    const pack = assessPack({ rules, evaluations });
    expect(pack?.computedScore).toBeCloseTo(66.6667, 4);
    expect(pack?.awsScore).toBe(75);
  });

  test("says how many of its rules have no data and how many were not read", () => {
    expect(assessPack({ rules, evaluations })).toMatchObject({
      rulesCompliant: 1,
      rulesNonCompliant: 1,
      rulesInsufficientData: 1,
      rulesNotRead: 1,
    });
  });

  test("has no computed score when none of its rules has a result", () => {
    expect(assessPack({ rules: [], evaluations: [] })?.computedScore).toBeNull();
  });

  test("is NOT_READ when its region could not be read again", () => {
    const coverage = [aKeptCoverage({ state: "not_read", reason: "throttled", detail: "slow" })];
    expect(assessPack({ rules, evaluations, coverage })?.compliance).toBe("NOT_READ");
  });
});
