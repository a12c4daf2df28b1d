import { describe, expect, test } from "vitest";
import { checkPosture } from "../../lib/posture/check-posture.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aPosture } from "../builders/a-posture.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";

const failing = { evaluations: [anEvaluation({ compliance: "NON_COMPLIANT" })] };
const unread = aKeptCoverage({ state: "not_read", reason: "denied", detail: "no" });

describe("the gate", () => {
  test("fails at the severity that was asked, and at every worse one", () => {
    const posture = aPosture(failing);
    const [control] = posture.controls;
    expect(control).toMatchObject({ status: "failing", severity: "medium" });
    const passes = (failOn: "critical" | "high" | "medium" | "low") =>
      checkPosture(posture, { failOn, minCoverage: null }).passed;
    expect(["critical", "high"].map((each) => passes(each as "critical"))).toEqual([true, true]);
    expect([passes("medium"), passes("low")]).toEqual([false, false]);
  });

  test("an active finding fails it as a control does; an archived one and a sample do not", () => {
    const check = (finding: ReturnType<typeof aFinding>) =>
      checkPosture(aPosture({ findings: [finding] }), { failOn: "high", minCoverage: null });
    expect(check(aFinding({ severityScore: 8 })).findings).toHaveLength(1);
    expect(check(aFinding({ severityScore: 8 })).passed).toBe(false);
    expect(check(aFinding({ severityScore: 5 })).passed).toBe(true);
    expect(check(aFinding({ severityScore: 8, archived: true })).passed).toBe(true);
    expect(check(aFinding({ severityScore: 8, sample: true })).passed).toBe(true);
  });

  test("an account in which nothing was judged passes no gate, whatever coverage is asked", () => {
    const blind = aPosture({ rules: [], evaluations: [], detectors: [], coverage: [unread] });
    expect(checkPosture(blind, { failOn: "critical", minCoverage: null })).toMatchObject({
      passed: false,
      gaps: [{ kind: "nothing_judged" }],
    });
  });

  test("coverage is asked of the readings and of the controls, and enough of both passes", () => {
    const partly = aPosture({ coverage: [aKeptCoverage({}), { ...unread, region: "eu-west-2" }] });
    const gaps = (minCoverage: number) =>
      checkPosture(partly, { failOn: "critical", minCoverage }).gaps;
    expect(gaps(51)).toEqual([{ kind: "readings", share: 0.5, asked: 51 }]);
    expect(gaps(50)).toEqual([]);
  });

  test("exactly as much as was asked is enough, at every percent", () => {
    const regions = Array.from({ length: 100 }, (_, at) => `region-${at}`);
    const posture = aPosture();
    for (let seen = 1; seen <= 100; seen += 1) {
      const readings = { ...posture, coverageSummary: { read: seen, total: regions.length } };
      const gapsAt = (minCoverage: number) =>
        checkPosture(readings, { failOn: "critical", minCoverage }).gaps;
      expect(gapsAt(seen), `${seen} of 100`).toEqual([]);
      expect(gapsAt(seen + 1), `${seen} of 100`).toContainEqual({
        kind: "readings",
        share: seen / 100,
        asked: seen + 1,
      });
      const [control] = posture.controls;
      const controls = regions.map((_, at) => ({
        ...control,
        status: at < seen ? "passing" : "notEvaluated",
      })) as typeof posture.controls;
      const judged = { ...posture, controls };
      expect(checkPosture(judged, { failOn: "critical", minCoverage: seen }).gaps).toEqual([]);
    }
  });
});
