/** Whatever collections may bring, for property tests: few names, so that much of it meets again. */
import fc from "fast-check";
import type { Evaluation, Observation, Rule } from "../../lib/posture/snapshot.ts";
import { aDetailedFinding } from "../builders/a-finding.ts";
import { anAgreement, aReport } from "../builders/a-report.ts";
import { aRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import {
  aConfigObservation,
  aDetector,
  aGuardDutyObservation,
  anArtifactObservation,
  anUnreadObservation,
  aPack,
  aRecorder,
} from "../builders/an-observation.ts";

const regions = ["eu-west-1", "us-east-1"] as const;

const states: fc.Arbitrary<Rule["state"]> = fc.constantFrom(
  { kind: "evaluated" },
  { kind: "evaluated" },
  { kind: "nothing_in_scope" },
  { kind: "insufficient_data", detail: "never ran" },
  { kind: "not_read", reason: "throttled", detail: "TooManyRequests" },
);

const judgements = fc.record({
  compliance: fc.constantFrom("COMPLIANT", "NON_COMPLIANT"),
  annotation: fc.constantFrom(null, "one reason", "another"),
  evaluatedAt: fc.constantFrom(null, "2026-11-21T00:00:00.000Z", "2026-11-21T12:00:00.000Z"),
});

/** A rule with its judgements by resource. */
const deployed = fc.record({
  name: fc.constantFrom("one", "two", "three"),
  state: states,
  parameters: fc.constantFrom({}, { days: "90" }),
  tags: fc.constantFrom({}, { "demarc:pillar": "security" }, null),
  lastEvaluatedAt: fc.constantFrom(null, "2026-11-20T00:00:00.000Z"),
  judged: fc.dictionary(fc.constantFrom("a", "b", "c"), judgements, { maxKeys: 3 }),
});

function configIn(region: string, collectedAt: string): fc.Arbitrary<Observation> {
  return fc
    .record({
      rules: fc.uniqueArray(deployed, { selector: (rule) => rule.name, maxLength: 3 }),
      packs: fc.option(fc.subarray(["p", "q"])),
      recorder: fc.option(fc.boolean()),
    })
    .map(({ rules, packs, recorder }) =>
      aConfigObservation({
        region,
        collectedAt,
        rules: rules.map(({ judged: _, ...rule }) => aRule({ region, ...rule })),
        evaluations: rules.flatMap(({ name, judged }): Evaluation[] =>
          Object.entries(judged).map(([resourceId, verdict]) =>
            anEvaluation({ region, ruleName: name, resourceId, ...verdict }),
          ),
        ),
        packs: packs?.map((name) => aPack({ region, name })) ?? null,
        recorder: recorder === null ? null : aRecorder({ region, recording: recorder }),
      }),
    );
}

function guardDutyIn(region: string, collectedAt: string): fc.Arbitrary<Observation> {
  const findings = fc.option(fc.dictionary(fc.constantFrom("f", "g", "h"), fc.nat(2)));
  return fc.record({ findings, detector: fc.boolean() }).map(({ findings, detector }) =>
    aGuardDutyObservation({
      region,
      collectedAt,
      detector: detector ? aDetector({ region }) : null,
      findings:
        findings &&
        Object.entries(findings).map(([id, count]) => aDetailedFinding({ region, id, count })),
    }),
  );
}

function artifact(collectedAt: string): fc.Arbitrary<Observation> {
  return fc
    .record({ reports: fc.option(fc.subarray(["r", "s"])), agreements: fc.option(fc.boolean()) })
    .map(({ reports, agreements }) =>
      anArtifactObservation({
        collectedAt,
        reports: reports?.map((id) => aReport({ id })) ?? null,
        agreements: agreements === null ? null : agreements ? [anAgreement()] : [],
      }),
    );
}

/** One collection: each source in each region read, not read or not asked. */
export function anyCollection(collectedAt: string): fc.Arbitrary<readonly Observation[]> {
  const maybe = (
    reading: fc.Arbitrary<Observation>,
    source: Observation["source"],
    region: string,
  ): fc.Arbitrary<readonly Observation[]> =>
    fc.oneof(
      { weight: 4, arbitrary: reading.map((observation) => [observation]) },
      {
        weight: 1,
        arbitrary: fc.constant([anUnreadObservation({ source, region, collectedAt })]),
      },
      { weight: 1, arbitrary: fc.constant([]) },
    );
  return fc
    .tuple(
      ...regions.flatMap((region) => [
        maybe(configIn(region, collectedAt), "config", region),
        maybe(guardDutyIn(region, collectedAt), "guardduty", region),
      ]),
      maybe(artifact(collectedAt), "artifact", "global"),
    )
    .map((some) => some.flat());
}
