/** Whatever collections may bring, for property tests: few names, so that much of it meets again. */
import fc from "fast-check";
import type { CollectedEvaluation, FailureDetail } from "../../lib/posture/collected-rows.ts";
import type { FindingsRead, Rule } from "../../lib/posture/snapshot.ts";
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
  type Observed,
} from "../builders/an-observation.ts";

const regions = ["eu-west-1", "us-east-1"] as const;

const states: fc.Arbitrary<Rule["state"]> = fc.constantFrom(
  { kind: "evaluated" },
  { kind: "evaluated" },
  { kind: "nothing_in_scope" },
  { kind: "insufficient_data", detail: "never ran" },
  { kind: "not_read", reason: "throttled", detail: "TooManyRequests" },
);

const dates = fc.constantFrom(null, "2026-11-21T00:00:00.000Z", "2026-11-21T12:00:00.000Z");

const reasons = {
  annotation: fc.constantFrom(null, "one reason", "another"),
  evaluatedAt: dates,
};

const verdicts = {
  resourceId: fc.constantFrom("a", "b", "c"),
  compliance: fc.constantFrom("COMPLIANT", "NON_COMPLIANT"),
};

/** As the query gives it, its details apart, or as a listing does, all at once. */
const judgements = fc.oneof(
  fc.record({ ...verdicts, inStateSince: dates, capturedAt: dates }),
  fc.record({ ...verdicts, ...reasons }),
);

/** A rule with its judgements, one resource perhaps twice, and what is told of failures beside them. */
const deployed = fc.record({
  name: fc.constantFrom("one", "two", "three"),
  state: states,
  parameters: fc.constantFrom({}, { days: "90" }),
  tags: fc.constantFrom({}, { "demarc:pillar": "security" }, null),
  lastEvaluatedAt: fc.constantFrom(null, "2026-11-20T00:00:00.000Z"),
  judged: fc.array(judgements, { maxLength: 4 }),
  told: fc.array(fc.record({ resourceId: verdicts.resourceId, ...reasons }), { maxLength: 4 }),
});

function configIn(region: string, collectedAt: string): fc.Arbitrary<Observed> {
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
        rules: rules.map(({ judged: _, told: __, ...rule }) => aRule({ region, ...rule })),
        evaluations: rules.flatMap(({ name: ruleName, judged }): CollectedEvaluation[] =>
          judged.map((row) => ({
            ...anEvaluation({ region, ruleName, evaluatedAt: null }),
            capturedAt: null,
            ...row,
          })),
        ),
        details: rules.flatMap(({ name: ruleName, told }): FailureDetail[] =>
          told.map((detail) => ({ ruleName, resourceType: "AWS::S3::Bucket", ...detail })),
        ),
        packs: packs?.map((name) => aPack({ region, name })) ?? null,
        recorder: recorder === null ? null : aRecorder({ region, recording: recorder }),
      }),
    );
}

const findingIds = ["f", "g", "h"] as const;

/** All, changes or none to rely on, whatever findings came. */
const findingReadings: fc.Arbitrary<FindingsRead | null> = fc.oneof(
  fc.constantFrom(null, { kind: "all" as const }),
  fc.record({
    kind: fc.constant("changes" as const),
    gone: fc.subarray([...findingIds, "never there"]),
    listed: fc.boolean(),
  }),
);

function guardDutyIn(region: string, collectedAt: string): fc.Arbitrary<Observed> {
  const findings = fc.array(
    fc.record({
      id: fc.constantFrom(...findingIds),
      count: fc.nat(2),
      severityScore: fc.constantFrom(2, 5.5, 8),
      archived: fc.boolean(),
    }),
    { maxLength: 4 },
  );
  return fc
    .record({ findings, read: findingReadings, detector: fc.boolean() })
    .map(({ findings, read, detector }) =>
      aGuardDutyObservation({
        region,
        collectedAt,
        detector: detector ? aDetector({ region }) : null,
        findings: findings.map((finding) => aDetailedFinding({ region, ...finding })),
        read,
      }),
    );
}

function artifact(collectedAt: string): fc.Arbitrary<Observed> {
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
export function anyCollection(collectedAt: string): fc.Arbitrary<readonly Observed[]> {
  const maybe = (
    reading: fc.Arbitrary<Observed>,
    source: Observed["source"],
    region: string,
  ): fc.Arbitrary<readonly Observed[]> =>
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
