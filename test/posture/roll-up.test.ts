import { describe, expect, test } from "vitest";
import { ratioOf } from "../../lib/posture/roll-up.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";
import { assess, pillar } from "./assessing.ts";

const failing = [anEvaluation({ compliance: "NON_COMPLIANT" })];
const never = { kind: "insufficient_data", detail: "never evaluated" } as const;
const noDetector = [
  aKeptCoverage(),
  aKeptCoverage({ source: "guardduty", state: "not_set_up", reason: "detector_missing" }),
];

describe("the ratio of the contract's own example", () => {
  const ratio = ratioOf({
    passing: 41,
    failing: 9,
    excepted: 1,
    notApplicable: 0,
    notEvaluated: 18,
  });
  test("measures passing over passing and failing", () => expect(ratio.measured).toBe(0.82));
  test("brackets it by what the unevaluated would do", () => {
    expect(ratio.worst).toBeCloseTo(0.6029, 4);
    expect(ratio.best).toBeCloseTo(0.8676, 4);
  });
  test("is null, not nought and not a hundred, when nothing was evaluated", () => {
    const none = { passing: 0, failing: 0, excepted: 0, notApplicable: 0, notEvaluated: 0 };
    expect(ratioOf(none)).toEqual({ measured: null, worst: null, best: null });
    expect(ratioOf({ ...none, notEvaluated: 3 })).toEqual({ measured: null, worst: 0, best: 1 });
  });
});

describe("where a pillar stands", () => {
  test("at risk when a critical or high control fails", () => {
    for (const severity of ["critical", "high"] as const) {
      const posture = assess({ evaluations: failing }, { catalogue: { rules: [{ severity }] } });
      expect(pillar(posture, "security").status).toBe("at_risk");
    }
  });

  test("at risk when a critical or high finding is active, though every control passes", () => {
    const posture = assess({ findings: [aFinding({ severityScore: 7 })] });
    expect(pillar(posture, "security").status).toBe("at_risk");
  });

  test("attention when anything less fails or is active", () => {
    expect(pillar(assess({ evaluations: failing }), "security").status).toBe("attention");
    const posture = assess({ findings: [aFinding({ severityScore: 6.9 })] });
    expect(pillar(posture, "security").status).toBe("attention");
  });

  test("archived and sample findings change no status and are counted apart", () => {
    const findings = [
      aFinding({ severityScore: 9, archived: true }),
      aFinding({ severityScore: 9, sample: true }),
    ];
    const posture = assess({ findings });
    expect(pillar(posture, "security").status).toBe("met");
    expect(posture.findings).toEqual({
      critical: 0,
      high: 0,
      medium: 0,
      low: 0,
      archived: 1,
      sample: 1,
    });
  });

  test("met when all that applies passes and every source was read everywhere", () => {
    expect(pillar(assess(), "security").status).toBe("met");
  });

  test("met only where seen when a deployed check was not evaluated", () => {
    const rules = [aKeptRule(), aKeptRule({ name: "other", identifier: "OTHER", state: never })];
    const catalogue = { rules: [{}, { identifier: "OTHER" }] };
    expect(pillar(assess({ rules }, { catalogue }), "security").status).toBe("met_where_seen");
  });

  test("met only where seen when a region could not be read, or has no recorder", () => {
    for (const state of ["not_read", "not_set_up", "partial"] as const) {
      const coverage = [
        aKeptCoverage(),
        aKeptCoverage({ source: "guardduty" }),
        aKeptCoverage({ region: "us-east-1", state }),
      ];
      expect(pillar(assess({ coverage }), "security").status).toBe("met_where_seen");
    }
  });

  test("an unread Artifact is AWS's half and takes nothing from the customer's", () => {
    const coverage = [
      aKeptCoverage(),
      aKeptCoverage({ source: "guardduty" }),
      aKeptCoverage({ source: "artifact", region: "global", state: "not_read", reason: "denied" }),
    ];
    expect(pillar(assess({ coverage }), "security").status).toBe("met");
  });

  test("met only where seen when nothing is deployed: an empty list is not a clean one", () => {
    const posture = assess({ rules: [], evaluations: [] });
    expect(pillar(posture, "security").status).toBe("met_where_seen");
  });

  test("unknown when the only detector's findings were refused: its silence is another's", () => {
    const coverage = [
      aKeptCoverage({ state: "not_set_up", reason: "recorder_missing" }),
      aKeptCoverage({ source: "guardduty", state: "partial", reason: "denied" }),
    ];
    const posture = assess({ rules: [], evaluations: [], coverage });
    expect(pillar(posture, "security").status).toBe("unknown");
    expect(posture.status).toBe("unknown");
  });

  test("unknown when nothing was evaluated and no detector was read", () => {
    const nothing = { rules: [], evaluations: [], coverage: noDetector };
    expect(pillar(assess(nothing), "security").status).toBe("unknown");
    const unevaluated = { rules: [aKeptRule({ state: never })], evaluations: [] };
    expect(pillar(assess({ ...unevaluated, coverage: noDetector }), "security").status).toBe(
      "unknown",
    );
  });

  test("met where seen when no control is deployed but a detector was read and found nothing", () => {
    const coverage = [
      aKeptCoverage({ state: "not_set_up", reason: "recorder_missing" }),
      aKeptCoverage({ source: "guardduty" }),
    ];
    const posture = assess({ rules: [], evaluations: [], coverage });
    expect(pillar(posture, "security").status).toBe("met_where_seen");
  });

  test("a detector's silence says nothing about a pillar in which no finding would count", () => {
    const posture = assess({ rules: [], evaluations: [] });
    expect(pillar(posture, "cost-optimization").status).toBe("unknown");
  });

  test("an excepted control keeps its pillar from being met", () => {
    const exceptions = [anException()];
    const posture = assess({ evaluations: failing }, { exceptions });
    expect(pillar(posture, "security").status).toBe("met_where_seen");
  });
});

describe("where a thing counts", () => {
  test("an unmapped control counts in no pillar and no item, and is not dropped", () => {
    const rules = [aKeptRule({ identifier: "NOBODY_KNOWS" })];
    const posture = assess({ rules, evaluations: failing });
    expect(posture.controls).toHaveLength(1);
    expect(posture.pillars.every((row) => row.controls.failing === 0)).toBe(true);
  });

  test("a control of two pillars counts once in each", () => {
    const catalogue = { rules: [{ pillars: ["security", "reliability"] as const }] };
    const posture = assess({}, { catalogue });
    expect(pillar(posture, "security").controls.passing).toBe(1);
    expect(pillar(posture, "reliability").controls.passing).toBe(1);
  });

  test("a finding counts in the Security pillar and in the item its type is mapped to", () => {
    const posture = assess({ findings: [aFinding({ severityScore: 8.95 })] });
    expect(pillar(posture, "security").findings.high).toBe(1);
    const counted = posture.responsibilities.filter(
      (row) => row.side === "customer" && row.findings.high > 0,
    );
    expect(counted.map((row) => row.id)).toEqual(["os-network-firewall"]);
  });
});
