/** Which pieces of evidence a bundle has, before any row of them is read: one for each control and region. */
import { byBytes } from "../../posture/byte-order.ts";
import type { CallCount } from "../../posture/call-count.ts";
import { byRegion, wasRead } from "../../posture/coverage.ts";
import type { Posture, RuleAssessment } from "../../posture/posture.ts";
import type { Instant, KeptCoverage } from "../../posture/snapshot.ts";
import { evidenceByControl } from "../requirements-of.ts";
import { evidenceIdOf, safeName } from "./evidence-id.ts";
import { factsOf, notRecorded, type OriginAt, type ReadingFacts } from "./reading-facts.ts";

/** What a bundle knows of how its evidence was read. */
export interface HowRead {
  /** What the collection behind the posture asked of AWS, operation by operation; null when nobody counted. */
  readonly calls: readonly CallCount[] | null;
  readonly originAt: OriginAt;
}

/** In the place of a fact that the store does not keep: a manifest never invents one. */
export const unknown = "unknown";

/** One file of evidence, as the manifest tells it. Of several rules, its reading is that at `collected_at`. */
export interface EvidenceItem extends ReadingFacts {
  readonly evidence_id: string;
  readonly path: string;
  /** Key of the check; null where the evidence is of none. */
  readonly control: string | null;
  /** Requirements that it is evidence for: `standard:requirement`. */
  readonly control_ids: readonly string[];
  /** The operations that bring such rows and that the collection asked. */
  readonly source_api: readonly string[] | typeof unknown;
  readonly account: string;
  readonly region: string;
  /** When the rows were read from AWS; of several rules, the earliest. */
  readonly collected_at: Instant | typeof unknown;
  /** Whether rows that AWS had are missing. */
  readonly truncated: false | typeof unknown;
  readonly truncated_because: string | null;
  /** What AWS said of each deployed copy of the check. */
  readonly rules: readonly {
    readonly name: string;
    readonly arn: string;
    readonly compliance: RuleAssessment["compliance"];
    readonly because: string | null;
    readonly last_evaluated_at: Instant | null;
    readonly collected_at: Instant | null;
  }[];
}

/** Operations whose answers are verdicts on resources. */
const verdictOperations = [
  "config:SelectResourceConfig",
  "config:GetComplianceDetailsByConfigRule",
  "config:GetConformancePackComplianceDetails",
] as const;

const findingOperations = ["guardduty:ListFindings", "guardduty:GetFindings"] as const;

/** One item for each control in each region where it is deployed, in the order of the bytes of their names. */
export function evidenceItemsOf(posture: Posture, how: HowRead): EvidenceItem[] {
  const coverage = byRegion(posture.coverage, "config");
  const evidenceFor = evidenceByControl(posture);
  const places = Map.groupBy(posture.rules, ({ control, region }) =>
    JSON.stringify([control, region]),
  );
  return [...places.values()]
    .flatMap((rules) => {
      const [first] = rules;
      return first === undefined ? [] : [{ control: first.control, region: first.region, rules }];
    })
    .sort((a, b) => byBytes(a.control, b.control) || byBytes(a.region, b.region))
    .map(({ control, region, rules }) =>
      ofControl(posture, { control, region, rules }, coverage.get(region), how, evidenceFor),
    );
}

function ofControl(
  { account, snapshot }: Posture,
  {
    control,
    region,
    rules,
  }: {
    readonly control: string;
    readonly region: string;
    readonly rules: readonly RuleAssessment[];
  },
  coverage: KeptCoverage | undefined,
  { calls, originAt }: HowRead,
  evidenceFor: ReturnType<typeof evidenceByControl>,
): EvidenceItem {
  const read = rules.map((rule) => rule.observedAt);
  const collectedAt = read.includes(null) ? null : (read.toSorted()[0] ?? null);
  const isOfThis = collectedAt !== null && collectedAt >= snapshot.startedAt;
  const because = whyUncertain(coverage, rules, isOfThis);
  const origin = collectedAt === null ? null : originAt(collectedAt);
  const facts = factsOf(origin, region, verdictOperations, rules);
  return {
    evidence_id: evidenceIdOf(account.id, "control", control, region),
    path: `evidence/${safeName(control)}/${safeName(region)}.csv`,
    control,
    control_ids: evidenceFor(control).requirements,
    source_api: sourcesOf(facts) ?? (isOfThis ? askedAmong(verdictOperations, calls) : unknown),
    request_params: facts.request_params,
    account: account.id,
    region,
    collected_at: collectedAt ?? unknown,
    collector_version: facts.collector_version,
    caller_arn: facts.caller_arn,
    truncated: because === null ? false : unknown,
    truncated_because: because,
    rules: rules
      .toSorted((a, b) => byBytes(a.name, b.name))
      .map((rule) => ({
        name: rule.name,
        arn: rule.arn,
        compliance: rule.compliance,
        because: rule.because,
        last_evaluated_at: rule.lastEvaluatedAt,
        collected_at: rule.observedAt,
      })),
  };
}

/** Demarc leaves no row out; what AWS did not give it, it cannot count. */
function whyUncertain(
  coverage: KeptCoverage | undefined,
  rules: readonly RuleAssessment[],
  isOfThis: boolean,
): string | null {
  const unread = rules.find((rule) => rule.compliance === "NOT_READ");
  if (unread !== undefined)
    return `the results of ${unread.name} could not be read: ${unread.because ?? unknown}`;
  if (coverage?.state !== "read") {
    return `AWS Config was not read whole in this region: ${coverage?.detail ?? unknown}`;
  }
  return isOfThis ? null : "the rows are of an earlier collection";
}

/** One item for each region of which GuardDuty was asked. */
export function findingItemsOf(posture: Posture, { calls, originAt }: HowRead): EvidenceItem[] {
  return [...byRegion(posture.coverage, "guardduty").values()]
    .toSorted((a, b) => byBytes(a.region, b.region))
    .map((row): EvidenceItem => {
      const wasListed =
        wasRead(row) && row.lastReadAt !== null && row.lastReadAt >= posture.snapshot.startedAt;
      const origin = row.lastReadAt === null ? null : originAt(row.lastReadAt);
      const facts = factsOf(origin, row.region, findingOperations, null);
      return {
        evidence_id: evidenceIdOf(posture.account.id, "findings", row.region),
        path: `findings/${safeName(row.region)}.csv`,
        control: null,
        control_ids: [],
        source_api:
          sourcesOf(facts) ?? (wasListed ? askedAmong(findingOperations, calls) : unknown),
        request_params: facts.request_params,
        account: posture.account.id,
        region: row.region,
        collected_at: row.lastReadAt ?? unknown,
        collector_version: facts.collector_version,
        caller_arn: facts.caller_arn,
        truncated: row.state === "read" ? false : unknown,
        truncated_because:
          row.state === "read"
            ? null
            : `GuardDuty was not read whole in this region: ${row.detail}`,
        rules: [],
      };
    });
}

/** Null where only the operations of the whole collection are known. */
function sourcesOf({ request_params }: ReadingFacts): readonly string[] | null {
  if (request_params === notRecorded) return null;
  return [...new Set(request_params.map(({ operation }) => operation))];
}

function askedAmong(
  operations: readonly string[],
  calls: readonly CallCount[] | null,
): readonly string[] | typeof unknown {
  const asked = new Set(calls?.filter((call) => call.calls > 0).map((call) => call.action));
  const among = operations.filter((operation) => asked.has(operation));
  return among.length === 0 ? unknown : among;
}
