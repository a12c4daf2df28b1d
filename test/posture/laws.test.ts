import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import type { Posture, Ratio } from "../../lib/posture/posture.ts";
import type { Evaluation, KeptCoverage, KeptRule, Snapshot } from "../../lib/posture/snapshot.ts";
import {
  type PostureStatus,
  type RequirementStatus,
  severities,
} from "../../lib/posture/vocabulary.ts";
import { aCatalogue, aRequirement, aRuleMapping, aStandard } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { aSnapshot } from "../builders/a-snapshot.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";

const regions = ["eu-west-1", "us-east-1", "ap-south-1"] as const;
const identifiers = ["RULE_A", "RULE_B", "RULE_C", "RULE_D"] as const;

const catalogue = aCatalogue({
  rules: identifiers.map((identifier, at) =>
    aRuleMapping({
      identifier,
      severity: severities[at] ?? "low",
      // Requirement 1 has every rule, 4 only the last, 5 none.
      controls: ["1", "2", "3", "4"].slice(0, at + 1).map((id) => `house-rules:${id}`),
    }),
  ),
  standards: [aStandard({ rows: ["1", "2", "3", "4", "5"].map((id) => aRequirement({ id })) })],
});

/** A deployed rule with the resources it judged; none judged means AWS had nothing to say. */
const deployedRule = fc.record({
  region: fc.constantFrom(...regions),
  identifier: fc.constantFrom(...identifiers),
  copy: fc.nat(1),
  without: fc.constantFrom("nothing_in_scope", "insufficient_data", "not_read"),
  verdicts: fc.dictionary(fc.constantFrom("one", "two", "three"), fc.boolean()),
});

const account = fc
  .uniqueArray(deployedRule, {
    selector: (rule) => `${rule.region}/${rule.identifier}/${rule.copy}`,
    maxLength: 8,
  })
  .chain((rules) =>
    fc.record({
      rules: fc.constant(rules),
      unread: fc.subarray([...regions]),
      findings: fc.array(fc.integer({ min: 10, max: 99 }), { maxLength: 3 }),
    }),
  )
  .map(({ rules, unread, findings }) =>
    aSnapshot({
      coverage: regions.flatMap((region) => [
        aKeptCoverage(
          unread.includes(region) ? { region, state: "not_read", reason: "denied" } : { region },
        ),
        aKeptCoverage({ region, source: "guardduty" }),
      ]),
      rules: rules.map(ruleOf),
      evaluations: rules.flatMap(evaluationsOf),
      findings: findings.map((tenths, at) =>
        aFinding({ id: `f${at}`, severityScore: tenths / 10 }),
      ),
    }),
  );

type DeployedRule = typeof deployedRule extends fc.Arbitrary<infer T> ? T : never;

function nameOf(rule: DeployedRule): string {
  return `${rule.identifier}-${rule.copy}`;
}

function ruleOf(rule: DeployedRule): KeptRule {
  const { region, identifier } = rule;
  const given = { region, identifier, name: nameOf(rule) };
  if (Object.keys(rule.verdicts).length > 0) return aKeptRule(given);
  switch (rule.without) {
    case "nothing_in_scope":
      return aKeptRule({ ...given, state: { kind: "nothing_in_scope" } });
    case "insufficient_data":
      return aKeptRule({ ...given, state: { kind: "insufficient_data", detail: "never ran" } });
    case "not_read":
      return aKeptRule({ ...given, state: { kind: "not_read", reason: "throttled", detail: "t" } });
    default:
      throw new Error(rule.without);
  }
}

function evaluationsOf(rule: DeployedRule): Evaluation[] {
  return Object.entries(rule.verdicts).map(([resourceId, compliant]) =>
    anEvaluation({
      region: rule.region,
      ruleName: nameOf(rule),
      resourceId,
      compliance: compliant ? "COMPLIANT" : "NON_COMPLIANT",
    }),
  );
}

function assess(snapshot: Snapshot): Posture {
  return assessPosture({ snapshot, catalogue, exceptions: [], asOf: "2026-11-22T09:01:00.000Z" });
}

/** Higher is better. `unknown` claims nothing, so it stands below everything that does. */
const rank: Record<PostureStatus, number> = {
  unknown: 0,
  at_risk: 1,
  attention: 2,
  met_where_seen: 3,
  met: 4,
};

function rows(posture: Posture): (Ratio & { id: string; status: PostureStatus })[] {
  const items = posture.responsibilities.flatMap((row) => (row.side === "customer" ? [row] : []));
  return [...posture.pillars, ...items];
}

function expectNoBetter(after: Posture, before: Posture, ratio: keyof Ratio): void {
  const earlier = new Map(rows(before).map((row) => [row.id, row]));
  for (const row of rows(after)) {
    const was = earlier.get(row.id);
    expect(row[ratio] ?? 0, `${row.id} ${ratio}`).toBeLessThanOrEqual(was?.[ratio] ?? 0);
    if (was?.status !== "unknown")
      expect(rank[row.status]).toBeLessThanOrEqual(rank[was?.status ?? "met"]);
  }
}

/** Requirements of the one standard by where they stand. */
function requirementsIn(posture: Posture): Map<string, RequirementStatus> {
  const [framework] = posture.frameworks;
  return new Map(framework?.controls.map(({ id, status }) => [id, status]));
}

function loseSight(coverage: readonly KeptCoverage[], region: string): KeptCoverage[] {
  return coverage.map((row) =>
    row.region === region && row.source === "config"
      ? { ...row, state: "not_read", reason: "throttled", detail: "Rate exceeded" }
      : row,
  );
}

describe("nothing unseen ever raises a score or a status", () => {
  test("losing sight of a region that was read raises no measured ratio and no status", () => {
    fc.assert(
      fc.property(account, fc.constantFrom(...regions), (snapshot, region) => {
        const blind = { ...snapshot, coverage: loseSight(snapshot.coverage, region) };
        expectNoBetter(assess(blind), assess(snapshot), "measured");
        expectNoBetter(assess(blind), assess(snapshot), "worst");
      }),
    );
  });

  test("losing sight of a region makes no requirement pass that did not", () => {
    fc.assert(
      fc.property(account, fc.constantFrom(...regions), (snapshot, region) => {
        const before = requirementsIn(assess(snapshot));
        const blind = { ...snapshot, coverage: loseSight(snapshot.coverage, region) };
        for (const [id, status] of requirementsIn(assess(blind)))
          if (status === "passing") expect(before.get(id)).toBe("passing");
      }),
    );
  });

  test("deploying a check that nobody could read raises no measured ratio and no status", () => {
    fc.assert(
      fc.property(account, deployedRule, (snapshot, rule) => {
        const unread = {
          ...ruleOf({ ...rule, verdicts: {}, without: "not_read" }),
          name: "unread",
        };
        const more = { ...snapshot, rules: [...snapshot.rules, unread] };
        expectNoBetter(assess(more), assess(snapshot), "measured");
        expectNoBetter(assess(more), assess(snapshot), "worst");
      }),
    );
  });

  test("enabling a region in which nothing could be read leaves nothing met", () => {
    fc.assert(
      fc.property(account, (snapshot) => {
        const dark = aKeptCoverage({ region: "af-south-1", state: "not_read", reason: "denied" });
        const posture = assess({ ...snapshot, coverage: [...snapshot.coverage, dark] });
        expect(rows(posture).filter((row) => row.status === "met")).toEqual([]);
      }),
    );
  });

  test("a verdict that was never read is never better than a compliant one", () => {
    fc.assert(
      fc.property(account, fc.nat(), (snapshot, pick) => {
        const judged = snapshot.rules.filter((rule) => rule.state.kind === "evaluated");
        const lost = judged[pick % Math.max(judged.length, 1)];
        if (lost === undefined) return;
        const isLost = (rule: { region: string; name: string }) =>
          rule.region === lost.region && rule.name === lost.name;
        const compliant = [...snapshot.evaluations].map(
          (row): Evaluation =>
            isLost({ region: row.region, name: row.ruleName })
              ? { ...row, compliance: "COMPLIANT" }
              : row,
        );
        const unread = snapshot.rules.map(
          (rule): KeptRule =>
            isLost(rule)
              ? { ...rule, state: { kind: "not_read", reason: "denied", detail: "d" } }
              : rule,
        );
        const rest = compliant.filter((row) => !isLost({ region: row.region, name: row.ruleName }));
        expectNoBetter(
          assess({ ...snapshot, rules: unread, evaluations: rest }),
          assess({ ...snapshot, evaluations: compliant }),
          "worst",
        );
      }),
    );
  });
});

describe("a standard", () => {
  test("holds every requirement whatever is deployed, and its counts add up to them", () => {
    fc.assert(
      fc.property(account, (snapshot) => {
        const [framework] = assess(snapshot).frameworks;
        expect(framework?.controls.map(({ id }) => id)).toEqual(["1", "2", "3", "4", "5"]);
        const counted = Object.values(framework?.counts ?? {}).reduce((sum, n) => sum + n, 0);
        expect(counted).toBe(5);
      }),
    );
  });

  test("a requirement fails exactly when one of its controls does, and passes with none unseen", () => {
    fc.assert(
      fc.property(account, (snapshot) => {
        const posture = assess(snapshot);
        const statusOf = new Map(posture.controls.map(({ key, status }) => [key, status]));
        for (const { controls, status, failingResources } of posture.frameworks[0]?.controls ??
          []) {
          const standing = controls.map((key) => statusOf.get(key));
          expect(status === "failing").toBe(standing.includes("failing"));
          expect(failingResources > 0).toBe(standing.includes("failing"));
          if (status === "passing") {
            expect(standing).toContain("passing");
            expect(standing).not.toContain("notEvaluated");
          }
        }
      }),
    );
  });
});

describe("nothing unseen is ever green", () => {
  test("no control with a rule that was not read passes, or is called not applicable", () => {
    fc.assert(
      fc.property(account, (snapshot) => {
        const posture = assess(snapshot);
        for (const rule of posture.rules.filter((row) => row.compliance === "NOT_READ")) {
          const control = posture.controls.find((row) => row.key === rule.control);
          expect(["failing", "notEvaluated"]).toContain(control?.status);
        }
      }),
    );
  });
});

describe("the bracket", () => {
  test("holds the measured ratio between worst and best", () => {
    fc.assert(
      fc.property(account, (snapshot) => {
        for (const row of rows(assess(snapshot))) {
          if (row.measured === null || row.worst === null || row.best === null) continue;
          expect(row.worst).toBeLessThanOrEqual(row.measured);
          expect(row.measured).toBeLessThanOrEqual(row.best);
        }
      }),
    );
  });
});

describe("copies and order", () => {
  test("copies of a check with the same verdicts do not change a pillar or an item", () => {
    fc.assert(
      fc.property(account, (snapshot) => {
        const copied = {
          ...snapshot,
          rules: [
            ...snapshot.rules,
            ...snapshot.rules.map((rule) => ({ ...rule, name: `securityhub-${rule.name}` })),
          ],
          evaluations: [...snapshot.evaluations].flatMap((row) => [
            row,
            { ...row, ruleName: `securityhub-${row.ruleName}` },
          ]),
        };
        expect(rows(assess(copied))).toEqual(rows(assess(snapshot)));
      }),
    );
  });

  test("the order in which AWS answered never matters", () => {
    fc.assert(
      fc.property(account, (snapshot) => {
        const reversed = {
          ...snapshot,
          coverage: snapshot.coverage.toReversed(),
          rules: snapshot.rules.toReversed(),
          evaluations: [...snapshot.evaluations].reverse(),
          findings: [...snapshot.findings].reverse(),
        };
        expect(assess(reversed)).toEqual(assess(snapshot));
      }),
    );
  });

  test("every control is in a cell of exactly one status, and none is lost", () => {
    fc.assert(
      fc.property(account, (snapshot) => {
        const posture = assess(snapshot);
        const keys = new Set(posture.rules.map((rule) => rule.control));
        expect(posture.controls.map((control) => control.key)).toEqual([...keys].sort());
        const security = posture.pillars.find((row) => row.id === "security");
        const counted = Object.values(security?.controls ?? {}).reduce((a, b) => a + b, 0);
        expect(counted).toBe(posture.controls.length);
      }),
    );
  });
});
