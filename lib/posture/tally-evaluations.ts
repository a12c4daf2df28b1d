import { controlKeyOf } from "./control-key.ts";
import type { JudgedExceptions } from "./exceptions.ts";
import { resourceKeyOf } from "./resource.ts";
import type { Evaluation, Rule } from "./snapshot.ts";

/** Distinct resources under one rule. */
export interface RuleTally {
  compliant: number;
  nonCompliant: number;
}

/** Distinct resources under one control, each in its worst verdict over all copies of the check. */
export interface ControlTally {
  readonly compliant: number;
  readonly nonCompliant: number;
  readonly excepted: number;
  /** Where a resource fails without an exception. */
  readonly failingRegions: ReadonlySet<string>;
}

export interface Tallies {
  readonly ofRule: (rule: Pick<Rule, "region" | "name">) => Readonly<RuleTally>;
  readonly ofControl: (key: string) => ControlTally;
  /** Distinct resources that fail at least one of these controls without an exception. */
  readonly failingUnder: (controlKeys: readonly string[]) => number;
}

const verdict = { compliant: 0, excepted: 1, nonCompliant: 2 } as const;
type Verdict = (typeof verdict)[keyof typeof verdict];

/**
 * Counts a snapshot's evaluations in one pass. Resources are numbered, not kept by name once per
 * control, so that a million rows stay within tens of megabytes.
 *
 * Rows of a rule that is not in `rules` are left out: AWS deletes a rule before it deletes its results.
 */
export function tallyEvaluations(
  evaluations: Iterable<Evaluation>,
  rules: readonly Rule[],
  excuses: JudgedExceptions["excuses"],
): Tallies {
  const keyOfRule = new Map(rules.map((rule) => [ruleKey(rule), controlKeyOf(rule)]));
  const tallyOfRule = new Map<string, RuleTally>();
  const worstOfControl = new Map<string, Map<number, Verdict>>();
  const failingRegions = new Map<string, Set<string>>();
  const numberOf = new Map<string, number>();

  for (const evaluation of evaluations) {
    const rule = ruleKey({ region: evaluation.region, name: evaluation.ruleName });
    const control = keyOfRule.get(rule);
    if (control === undefined) continue;
    count(tallyOfRule, rule, evaluation);
    const resource = numbered(numberOf, resourceKeyOf(evaluation));
    const worst = worstOfControl.get(control) ?? new Map<number, Verdict>();
    worstOfControl.set(control, worst);
    const judged = judge(evaluation, control, excuses);
    if (judged === verdict.nonCompliant) noteRegion(failingRegions, control, evaluation.region);
    if (judged >= (worst.get(resource) ?? 0)) worst.set(resource, judged);
  }
  const nowhere: ReadonlySet<string> = new Set();
  const ofControl = new Map(
    [...worstOfControl].map(([key, worst]) => [
      key,
      { ...countVerdicts(worst), failingRegions: failingRegions.get(key) ?? nowhere },
    ]),
  );
  const nothing: ControlTally = {
    compliant: 0,
    nonCompliant: 0,
    excepted: 0,
    failingRegions: nowhere,
  };
  return {
    ofRule: (rule) => tallyOfRule.get(ruleKey(rule)) ?? { compliant: 0, nonCompliant: 0 },
    ofControl: (key) => ofControl.get(key) ?? nothing,
    failingUnder: distinctFailing(worstOfControl, numberOf.size),
  };
}

/**
 * Counts resources over several controls, each once. A resource's mark says in which question it was last
 * counted: a standard asks for hundreds of unions of large sets, and no set is built for any.
 */
function distinctFailing(
  worstOfControl: ReadonlyMap<string, ReadonlyMap<number, Verdict>>,
  resources: number,
): Tallies["failingUnder"] {
  const failing = new Map(
    [...worstOfControl].map(([key, worst]) => [
      key,
      [...worst].flatMap(([resource, judged]) => (judged === verdict.nonCompliant ? resource : [])),
    ]),
  );
  const countedIn = new Uint32Array(resources);
  let question = 0;
  return (controlKeys) => {
    question += 1;
    let count = 0;
    for (const resource of controlKeys.flatMap((key) => failing.get(key) ?? [])) {
      if (countedIn[resource] === question) continue;
      countedIn[resource] = question;
      count += 1;
    }
    return count;
  };
}

function ruleKey(rule: Pick<Rule, "region" | "name">): string {
  return `${rule.region}/${rule.name}`;
}

function count(tallies: Map<string, RuleTally>, rule: string, evaluation: Evaluation): void {
  const tally = tallies.get(rule) ?? { compliant: 0, nonCompliant: 0 };
  if (evaluation.compliance === "COMPLIANT") tally.compliant += 1;
  else tally.nonCompliant += 1;
  tallies.set(rule, tally);
}

function numbered(numberOf: Map<string, number>, key: string): number {
  const number = numberOf.get(key) ?? numberOf.size;
  numberOf.set(key, number);
  return number;
}

function judge(
  evaluation: Evaluation,
  control: string,
  excuses: JudgedExceptions["excuses"],
): Verdict {
  if (evaluation.compliance === "COMPLIANT") return verdict.compliant;
  return excuses(control, evaluation.resourceId) ? verdict.excepted : verdict.nonCompliant;
}

function noteRegion(regions: Map<string, Set<string>>, control: string, region: string): void {
  const known = regions.get(control) ?? new Set();
  regions.set(control, known.add(region));
}

function countVerdicts(worst: ReadonlyMap<number, Verdict>): Omit<ControlTally, "failingRegions"> {
  const counts = [0, 0, 0];
  for (const judged of worst.values()) counts[judged] = (counts[judged] ?? 0) + 1;
  const [compliant = 0, excepted = 0, nonCompliant = 0] = counts;
  return { compliant, nonCompliant, excepted };
}
