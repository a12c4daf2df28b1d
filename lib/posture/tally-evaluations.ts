import { controlKeyOf } from "./control-key.ts";
import type { JudgedExceptions } from "./exceptions.ts";
import type { InPieces } from "./in-pieces.ts";
import { NumberedResources } from "./number-resources.ts";
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

/** What is counted under one control, over all copies of the check. */
interface Counting {
  readonly worst: Map<number, Verdict>;
  readonly failingRegions: Set<string>;
}

/** What is counted under one rule, and the control that it is a copy of. */
interface RuleCounting {
  readonly control: string;
  readonly tally: RuleTally;
  readonly counting: Counting;
}

/** Evaluations between two stops: some milliseconds of work. */
const rowsInPiece = 4000;

/**
 * Counts a snapshot's evaluations in one pass. Resources are numbered, not kept by name once per
 * control, so that a million rows stay within tens of megabytes.
 *
 * Rows of a rule that is not in `rules` are left out: AWS deletes a rule before it deletes its results.
 */
export function* tallyInPieces(
  evaluations: Iterable<Evaluation>,
  rules: readonly Rule[],
  excuses: JudgedExceptions["excuses"],
): InPieces<Tallies> {
  const controls = new Map<string, Counting>();
  const rulesIn = countingsOf(rules, controls);
  const resources = new NumberedResources();
  let rows = 0;
  for (const evaluation of evaluations) {
    rows += 1;
    if (rows % rowsInPiece === 0) yield;
    const rule = rulesIn.get(evaluation.region)?.get(evaluation.ruleName);
    if (rule === undefined) continue;
    const { control, tally, counting } = rule;
    if (evaluation.compliance === "COMPLIANT") tally.compliant += 1;
    else tally.nonCompliant += 1;
    const judged = judge(evaluation, control, excuses);
    if (judged === verdict.nonCompliant) counting.failingRegions.add(evaluation.region);
    const resource = resources.numberOf(evaluation);
    const worst = counting.worst.get(resource);
    if (worst === undefined || judged > worst) counting.worst.set(resource, judged);
  }
  const ofControl = new Map<string, ControlTally>();
  for (const [key, counting] of controls) {
    ofControl.set(key, tallyOf(counting));
    yield;
  }
  const nothing = tallyOf({ worst: new Map(), failingRegions: new Set() });
  return {
    ofRule: ({ region, name }) =>
      rulesIn.get(region)?.get(name)?.tally ?? { compliant: 0, nonCompliant: 0 },
    ofControl: (key) => ofControl.get(key) ?? nothing,
    failingUnder: yield* distinctFailing(controls, resources.count),
  };
}

/** Where each rule's rows are counted, by region and name; puts the controls they are copies of into `controls`. */
function countingsOf(
  rules: readonly Rule[],
  controls: Map<string, Counting>,
): ReadonlyMap<string, ReadonlyMap<string, RuleCounting>> {
  const rulesIn = new Map<string, Map<string, RuleCounting>>();
  for (const rule of rules) {
    const control = controlKeyOf(rule);
    const counting = controls.get(control) ?? { worst: new Map(), failingRegions: new Set() };
    controls.set(control, counting);
    const inRegion = rulesIn.get(rule.region) ?? new Map<string, RuleCounting>();
    rulesIn.set(rule.region, inRegion);
    inRegion.set(rule.name, { control, tally: { compliant: 0, nonCompliant: 0 }, counting });
  }
  return rulesIn;
}

/**
 * Counts resources over several controls, each once. A resource's mark says in which question it was last
 * counted: a standard asks for hundreds of unions of large sets, and no set is built for any.
 */
function* distinctFailing(
  controls: ReadonlyMap<string, Counting>,
  resources: number,
): InPieces<Tallies["failingUnder"]> {
  const failing = new Map<string, readonly number[]>();
  for (const [key, { worst }] of controls) {
    const numbers = [...worst].flatMap(([resource, judged]) =>
      judged === verdict.nonCompliant ? resource : [],
    );
    failing.set(key, numbers);
    yield;
  }
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

function judge(
  evaluation: Evaluation,
  control: string,
  excuses: JudgedExceptions["excuses"],
): Verdict {
  if (evaluation.compliance === "COMPLIANT") return verdict.compliant;
  return excuses(control, evaluation.resourceId) ? verdict.excepted : verdict.nonCompliant;
}

function tallyOf({ worst, failingRegions }: Counting): ControlTally {
  const counts = [0, 0, 0];
  for (const judged of worst.values()) counts[judged] = (counts[judged] ?? 0) + 1;
  const [compliant = 0, excepted = 0, nonCompliant = 0] = counts;
  return { compliant, nonCompliant, excepted, failingRegions };
}
