/** Accounts as chance makes them, for laws that hold of any two of their postures. */
import fc from "fast-check";
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import type { Catalogue } from "../../lib/posture/control.ts";
import type { Exception } from "../../lib/posture/exceptions.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { Snapshot } from "../../lib/posture/snapshot.ts";
import { type PillarId, pillarIds } from "../../lib/posture/vocabulary.ts";
import { aCatalogue, aRequirement, aRuleMapping, aStandard } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { aSnapshot, aSnapshotHeader } from "../builders/a-snapshot.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";

const regions = ["eu-west-1", "us-east-1"] as const;
const identifiers = ["RULE_A", "RULE_B", "RULE_C"] as const;

const deployedRule = fc.record({
  region: fc.constantFrom(...regions),
  identifier: fc.constantFrom(...identifiers),
  copy: fc.nat(1),
  state: fc.constantFrom("evaluated", "nothing_in_scope", "insufficient_data", "not_read"),
  verdicts: fc.dictionary(fc.constantFrom("one", "two", "three"), fc.boolean()),
});

const exception: fc.Arbitrary<Exception> = fc
  .record({
    control: fc.constantFrom(...identifiers),
    resource: fc.constantFrom(null, "one", "two"),
    pattern: fc.constantFrom(null, "t*"),
  })
  .map(anException);

/** An account as it was collected, with the posture that was judged of it. */
interface AnyAccount {
  readonly snapshot: Snapshot;
  readonly catalogue: Catalogue;
  readonly posture: Posture;
}

/** One account: rules, verdicts, sight, exceptions, findings and catalogue are chance's. */
export const anyAccount: fc.Arbitrary<AnyAccount> = fc
  .record({
    rules: fc.uniqueArray(deployedRule, {
      selector: (rule) => `${rule.region}/${rule.identifier}/${rule.copy}`,
      maxLength: 8,
    }),
    unread: fc.subarray([...regions]),
    exceptions: fc.array(exception, { maxLength: 2 }),
    pillars: fc.array(fc.constantFrom<PillarId>(...pillarIds), { minLength: 3, maxLength: 3 }),
    findings: fc.array(fc.integer({ min: 10, max: 99 }), { maxLength: 3 }),
  })
  .map(({ rules, unread, exceptions, pillars, findings }) => {
    const named = rules.map((rule) => ({ ...rule, name: `${rule.identifier}-${rule.copy}` }));
    const catalogue = aCatalogue({
      rules: identifiers.map((identifier, at) =>
        aRuleMapping({
          identifier,
          pillars: [pillars[at] ?? "security"],
          controls: ["house-rules:1.1", `house-rules:${identifier}`],
        }),
      ),
      standards: [
        aStandard({
          rows: ["1.1", ...identifiers, "nothing"].map((id) => aRequirement({ id })),
        }),
      ],
    });
    const snapshot = aSnapshot({
      header: aSnapshotHeader(),
      coverage: regions.flatMap((region) => [
        aKeptCoverage(
          unread.includes(region) ? { region, state: "not_read", reason: "denied" } : { region },
        ),
        aKeptCoverage({ region, source: "guardduty" }),
      ]),
      rules: named.map(({ region, identifier, name, state }) =>
        aKeptRule({ region, identifier, name, state: stateOf(state) }),
      ),
      evaluations: named.flatMap(({ region, name, state, verdicts }) =>
        state === "nothing_in_scope" || state === "insufficient_data"
          ? []
          : Object.entries(verdicts).map(([resourceId, passes]) =>
              anEvaluation({
                region,
                ruleName: name,
                resourceId,
                compliance: passes ? "COMPLIANT" : "NON_COMPLIANT",
              }),
            ),
      ),
      findings: findings.map((tenths, at) =>
        aFinding({ id: `f${at}`, severityScore: tenths / 10 }),
      ),
    });
    const posture = assessPosture({
      asOf: "2026-11-22T09:01:00.000Z",
      // Each has an id of its own, as the register gives it.
      exceptions: exceptions.map((each, at) => ({ ...each, id: `EX-000000T${at}` })),
      catalogue,
      snapshot,
    });
    return { snapshot, catalogue, posture };
  });

/** A posture of one account. */
export const anyPosture: fc.Arbitrary<Posture> = anyAccount.map(({ posture }) => posture);

type StateKind = "evaluated" | "nothing_in_scope" | "insufficient_data" | "not_read";

function stateOf(kind: StateKind) {
  switch (kind) {
    case "evaluated":
    case "nothing_in_scope":
      return { kind } as const;
    case "insufficient_data":
      return { kind, detail: "never ran" } as const;
    case "not_read":
      return { kind, reason: "throttled", detail: "slow down" } as const;
    default:
      return kind satisfies never;
  }
}
