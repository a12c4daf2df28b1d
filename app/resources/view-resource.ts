import { excusedByThese } from "../../lib/posture/exceptions.ts";
import type {
  ControlAssessment,
  ExceptionAssessment,
  Posture,
  RuleAssessment,
} from "../../lib/posture/posture.ts";
import { isGlobalType } from "../../lib/posture/resource.ts";
import { severities } from "../../lib/posture/vocabulary.ts";
import type { listResourceEvaluations } from "../_posture/lists.ts";
import { type PastState, statesOf } from "./past-states.ts";
import type { ResourcePlace } from "./resource-listing.ts";

export type ResourceEvaluation = Awaited<ReturnType<typeof listResourceEvaluations>>[number];

/** One rule's verdict, and the rule as it is deployed now; null when it is gone. */
export interface Copy {
  readonly evaluation: ResourceEvaluation;
  readonly rule: RuleAssessment | null;
}

/** What one control says of the resource: the worst verdict of its copies. */
export interface ControlOnResource {
  readonly key: string;
  /** Null when nothing deployed is a copy of it any longer. */
  readonly control: ControlAssessment | null;
  readonly verdict: ResourceEvaluation["compliance"];
  /** What excuses that it fails; null when it passes, or when nothing does. */
  readonly exception: ExceptionAssessment | null;
  /** All copies that say so are from an earlier reading, or may no longer hold. */
  readonly stale: boolean;
  /** Standing verdicts, those that decide first. */
  readonly copies: readonly Copy[];
  /** Newest first. */
  readonly past: readonly PastState[];
}

export interface ResourceView {
  /** Failing first, then the worst severity. */
  readonly judged: readonly ControlOnResource[];
  /** Controls that look at this type here and could not be seen, with no verdict on it. */
  readonly unseen: readonly ControlAssessment[];
  /** Controls that once judged it and do not now. */
  readonly left: readonly { readonly key: string; readonly past: readonly PastState[] }[];
  /** Deployed rules that judge it or whose scope names its type. */
  readonly looking: readonly RuleAssessment[];
}

/** Everything that is said of one resource, one row for each control. */
export function viewResource(
  posture: Posture,
  place: ResourcePlace,
  evaluations: readonly ResourceEvaluation[],
): ResourceView {
  const controls = new Map(posture.controls.map((control) => [control.key, control]));
  const rules = new Map(posture.rules.map((rule) => [placeOf(rule.region, rule.name), rule]));
  const excusedBy = excusedByThese(posture.exceptions);
  const byControl = [...Map.groupBy(evaluations, ({ control }) => control)];
  const judged = byControl.flatMap(([key, all]) => {
    const copies = all
      .filter(({ validTo }) => validTo === null)
      .map((evaluation) => ({
        evaluation,
        rule: rules.get(placeOf(evaluation.region, evaluation.ruleName)) ?? null,
      }));
    if (copies.length === 0) return [];
    const judgedIt = judge(key, controls.get(key) ?? null, copies, all);
    const fails = judgedIt.verdict === "NON_COMPLIANT";
    return [{ ...judgedIt, exception: fails ? excusedBy(key, place.resourceId) : null }];
  });
  const known = new Set(judged.map(({ key }) => key));
  const looking = rulesLookingAt(posture, place, evaluations);
  const blind = new Set(
    looking
      .filter(({ compliance }) => compliance === "NOT_READ" || compliance === "INSUFFICIENT_DATA")
      .map(({ control }) => control),
  );
  return {
    judged: judged.sort(failingFirst),
    unseen: [...blind].filter((key) => !known.has(key)).flatMap((key) => controls.get(key) ?? []),
    left: byControl
      .filter(([key]) => !known.has(key))
      .map(([key, all]) => ({ key, past: statesOf(all) })),
    looking,
  };
}

function judge(
  key: string,
  control: ControlAssessment | null,
  copies: readonly Copy[],
  all: readonly ResourceEvaluation[],
): Omit<ControlOnResource, "exception"> {
  const fails = copies.some(({ evaluation }) => evaluation.compliance === "NON_COMPLIANT");
  const verdict = fails ? "NON_COMPLIANT" : "COMPLIANT";
  const deciding = copies.filter(({ evaluation }) => evaluation.compliance === verdict);
  const others = copies.filter(({ evaluation }) => evaluation.compliance !== verdict);
  return {
    key,
    control,
    verdict,
    stale: deciding.every(({ rule }) => rule === null || rule.because !== null),
    copies: [...deciding, ...others],
    past: statesOf(all),
  };
}

/** Rules with a verdict on it now, and those whose scope names its type where it is. */
function rulesLookingAt(
  { rules }: Posture,
  { region, resourceType }: ResourcePlace,
  evaluations: readonly ResourceEvaluation[],
): RuleAssessment[] {
  const judging = new Set(
    evaluations
      .filter(({ validTo }) => validTo === null)
      .map((row) => placeOf(row.region, row.ruleName)),
  );
  const isHere = (rule: RuleAssessment) => isGlobalType(resourceType) || rule.region === region;
  return rules.filter(
    (rule) =>
      judging.has(placeOf(rule.region, rule.name)) ||
      (isHere(rule) && rule.resourceTypes.includes(resourceType)),
  );
}

function placeOf(region: string, name: string): string {
  return `${region} ${name}`;
}

/** Failing before excepted before passing, the worst severity first, then by key. */
function failingFirst(a: ControlOnResource, b: ControlOnResource): number {
  const rank = ({ control }: ControlOnResource) =>
    control === null ? severities.length : severities.indexOf(control.severity);
  return (
    Number(a.verdict === "COMPLIANT") - Number(b.verdict === "COMPLIANT") ||
    Number(a.exception !== null) - Number(b.exception !== null) ||
    rank(a) - rank(b) ||
    (a.key < b.key ? -1 : 1)
  );
}
