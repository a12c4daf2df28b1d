/**
 * The posture as lines of JSON in the Open Cybersecurity Schema Framework, version 1.6.0: first what was not
 * seen, then every rule without a verdict, then every verdict, then GuardDuty's active findings.
 *
 * A file of events has no head: whose account it is, of when, how much was seen and what it was narrowed to
 * stand on every line. The same snapshot gives the same bytes.
 */
import type { Catalogue } from "../../posture/control.ts";
import { excusedByThese } from "../../posture/exceptions.ts";
import type { Posture, RuleAssessment } from "../../posture/posture.ts";
import type { Evaluation, Finding } from "../../posture/snapshot.ts";
import type { Chunks, ExportedPosture } from "../exported-posture.ts";
import { jsonLine } from "../json-line.ts";
import { unseenRulesOf } from "../not-evaluated.ts";
import { byId } from "../order-rows.ts";
import { evidenceByControl } from "../requirements-of.ts";
import { detectionEvent } from "./detection-event.ts";
import { evaluationEvent } from "./evaluation-event.ts";
import { type Stamp, stampOf } from "./ocsf-stamp.ts";
import { readingEvent } from "./reading-event.ts";
import { type RuleContext, rulePartsOf, ruleWithoutRows } from "./rule-event.ts";

type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;

export interface OcsfInput extends Omit<ExportedPosture, "generatedAt"> {
  /** May be a million: read once, as the file is written. Those of rules that are not in the posture are left out. */
  readonly evaluations: Rows<Evaluation>;
  /** Archived and sample ones may be among them; they are left out here. Read once. */
  readonly findings: Rows<Finding>;
  readonly catalogue: Pick<Catalogue, "mapRule" | "mapFindingType">;
}

/** Lines are joined into pieces of this many, so that a reader is not fed one line at a time. */
const linesPerChunk = 50;

/** The file in pieces; the order is that of region, rule, type and id. */
export async function* postureToOcsf(input: OcsfInput): Chunks {
  let waiting: string[] = [];
  for await (const event of eventsOf(input)) {
    waiting.push(jsonLine(event));
    if (waiting.length < linesPerChunk) continue;
    yield waiting.join("");
    waiting = [];
  }
  if (waiting.length > 0) yield waiting.join("");
}

async function* eventsOf(input: OcsfInput): AsyncIterable<object> {
  const { posture } = input;
  const stamp = stampOf(input);
  const unread = posture.coverage.filter(({ state }) => state !== "read");
  for (const row of byId(unread, ({ region, source }) => [region, source]))
    yield readingEvent(row, posture, stamp);
  const contextOf = ruleContexts(input);
  for (const rule of byId(posture.rules, ({ region, name }) => [region, name])) {
    const context = contextOf(rule);
    const rows = rule.compliantResources + rule.nonCompliantResources;
    if (context.unseen !== null || rows === 0)
      yield ruleWithoutRows(context, stamp, posture.snapshot.finishedAt);
  }
  yield* evaluationEvents(input, contextOf, stamp);
  for await (const finding of input.findings) {
    if (finding.archived || finding.sample) continue;
    yield detectionEvent(finding, input.catalogue.mapFindingType(finding.type), stamp);
  }
}

async function* evaluationEvents(
  { posture, evaluations }: OcsfInput,
  contextOf: (rule: RuleAssessment) => RuleContext,
  stamp: Stamp,
): AsyncIterable<object> {
  const ruleOf = rulesByPlace(posture);
  const excusedBy = excusedByThese(posture.exceptions);
  const { finishedAt } = posture.snapshot;
  const eventsOf = onceInARow((rule: RuleAssessment) => {
    const context = contextOf(rule);
    return { context, parts: rulePartsOf(context, stamp) };
  });
  for await (const evaluation of evaluations) {
    const rule = ruleOf(evaluation);
    if (rule === undefined) continue;
    const { context, parts } = eventsOf(rule);
    const fails = evaluation.compliance === "NON_COMPLIANT";
    const exception = fails ? excusedBy(rule.control, evaluation.resourceId) : null;
    yield evaluationEvent({ evaluation, context, parts, exception }, stamp, finishedAt);
  }
}

/** Rows come rule by rule: what they share is worked out once for each. */
function onceInARow<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  let last: { readonly key: Key; readonly made: Made } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, made: make(key) };
    return last.made;
  };
}

function ruleContexts({ posture, catalogue }: OcsfInput): (rule: RuleAssessment) => RuleContext {
  const controls = new Map(posture.controls.map((control) => [control.key, control]));
  const evidenceFor = evidenceByControl(posture);
  const unseenOf = unseenRulesOf(posture);
  return (rule) => ({
    rule,
    control: controls.get(rule.control) ?? null,
    mapping: catalogue.mapRule(rule),
    evidence: evidenceFor(rule.control),
    unseen: unseenOf(rule),
  });
}

/** AWS deletes a rule before it deletes its results: those find no rule here. */
function rulesByPlace({ rules }: Posture) {
  const regions = new Map<string, Map<string, RuleAssessment>>();
  for (const rule of rules) {
    const inRegion = regions.get(rule.region) ?? new Map<string, RuleAssessment>();
    regions.set(rule.region, inRegion);
    inRegion.set(rule.name, rule);
  }
  return ({ region, ruleName }: Evaluation) => regions.get(region)?.get(ruleName);
}
