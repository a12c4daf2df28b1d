import type { ControlAssessment, Posture, RuleAssessment } from "./posture.ts";
import { type ChangeCause, changeCauses } from "./vocabulary.ts";

/** What one deployed copy of a control had to do with its change. Numbers are after less before. */
export interface CopyChange {
  readonly cause: "resource" | "rule" | "coverage";
  readonly failing: number;
  readonly compliant: number;
  /** 1: it came into sight; -1: it went out of it. */
  readonly sight: -1 | 0 | 1;
}

/** One posture, looked up by what its copies are compared by. */
export interface ComparedSide {
  /** Copies of a control, by region and name. */
  readonly copiesOf: (control: string) => ReadonlyMap<string, RuleAssessment>;
  /** Whether the rules deployed in a region were known. */
  readonly rulesWereListed: (region: string) => boolean;
}

export function comparedSide({ rules, coverage }: Pick<Posture, "rules" | "coverage">) {
  const copies = new Map<string, Map<string, RuleAssessment>>();
  for (const rule of rules) {
    const ofControl = copies.get(rule.control) ?? new Map<string, RuleAssessment>();
    copies.set(rule.control, ofControl.set(`${rule.region}\u0000${rule.name}`, rule));
  }
  const listed = new Set(
    coverage.flatMap(({ source, state, region }) =>
      source === "config" && (state === "read" || state === "partial") ? region : [],
    ),
  );
  const none: ReadonlyMap<string, RuleAssessment> = new Map();
  const side: ComparedSide = {
    copiesOf: (control) => copies.get(control) ?? none,
    rulesWereListed: (region) => listed.has(region),
  };
  return side;
}

/** Every copy of a control that is there on either side, and what became of it. */
export function copyChanges(
  control: string,
  before: ComparedSide,
  after: ComparedSide,
): CopyChange[] {
  const [was, is] = [before.copiesOf(control), after.copiesOf(control)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [old, now] = [was.get(name), is.get(name)];
    if (old && now) return [stayed(old, now)];
    if (now) return [only(now, before, 1)];
    return old ? [only(old, after, -1)] : [];
  });
}

const isUnseen = (copy: RuleAssessment) => copy.because !== null;
const knowsNothing = (copy: RuleAssessment) =>
  isUnseen(copy) && copy.compliantResources + copy.nonCompliantResources === 0;

/** What was kept from an earlier collection is a known verdict: that it is another now is the resource's doing. */
function stayed(old: RuleAssessment, now: RuleAssessment): CopyChange {
  const sight = Number(isUnseen(old)) - Number(isUnseen(now));
  return {
    cause: knowsNothing(old) || knowsNothing(now) ? "coverage" : "resource",
    failing: now.nonCompliantResources - old.nonCompliantResources,
    compliant: now.compliantResources - old.compliantResources,
    sight: sight === 1 ? 1 : sight === -1 ? -1 : 0,
  };
}

/** A copy that one side knows. Where the other could not list rules, nobody knows whether it was there. */
function only(copy: RuleAssessment, other: ComparedSide, sign: 1 | -1): CopyChange {
  return {
    cause: other.rulesWereListed(copy.region) ? "rule" : "coverage",
    failing: sign * copy.nonCompliantResources,
    compliant: sign * copy.compliantResources,
    sight: !isUnseen(copy) ? 0 : sign === 1 ? -1 : 1,
  };
}

/** Falling: a change is a resource's doing only where nothing else had a hand in it. */
const precedence = ["coverage", "rule", "exception", "catalogue", "resource"] as const;

/** The one cause a change is counted under, and the others that had a part. */
export interface Causes {
  readonly cause: ChangeCause;
  readonly alsoBy: readonly ChangeCause[];
}

export function causesAmong(found: Iterable<ChangeCause>, otherwise: ChangeCause): Causes {
  const all = new Set(found);
  const cause = precedence.find((each) => all.has(each)) ?? otherwise;
  return { cause, alsoBy: changeCauses.filter((each) => each !== cause && all.has(each)) };
}

/**
 * Why a control that is on both sides stands otherwise: the causes of those copies that moved as the
 * control did. Swapping the sides gives the same causes.
 */
export function causesOf(
  before: ControlAssessment,
  after: ControlAssessment,
  copies: readonly CopyChange[],
): Causes {
  const excepted = after.exceptedResources - before.exceptedResources;
  const failing = after.nonCompliantResources - before.nonCompliantResources;
  if (failing !== 0 || excepted !== 0) return causesOfFailing(failing, excepted, copies);
  if (before.status === "notEvaluated" || after.status === "notEvaluated") {
    return causesOfSight(after.status === "notEvaluated" ? -1 : 1, copies);
  }
  const direction = Math.sign(after.compliantResources - before.compliantResources);
  const moved = copies.filter((copy) => Math.sign(copy.compliant) === direction);
  return causesAmong(
    moved.map(({ cause }) => cause),
    "resource",
  );
}

/** Resources that fail without an exception, and those that fail with one: an exception moves between the two. */
function causesOfFailing(failing: number, excepted: number, copies: readonly CopyChange[]): Causes {
  const direction = Math.sign(failing) || Math.sign(excepted);
  const raw = failing + excepted;
  const moved = copies.filter((copy) => Math.sign(copy.failing) === direction);
  const byCopies = Math.sign(raw) === direction || failing === 0 ? moved : [];
  const byException = excepted !== 0 && Math.sign(excepted) !== Math.sign(failing);
  return causesAmong(
    [
      ...byCopies.map(({ cause }) => cause),
      ...(byException && (failing !== 0 || moved.length === 0) ? (["exception"] as const) : []),
    ],
    "resource",
  );
}

/** A copy for which AWS has no result hides behind another that has one: then what was deployed tells. */
function causesOfSight(direction: 1 | -1, copies: readonly CopyChange[]): Causes {
  const moved = copies.filter((copy) => copy.sight === direction);
  const causes = moved.map(({ cause }) => (cause === "rule" ? cause : "coverage"));
  const deployed = moved.length === 0 && copies.some(({ cause }) => cause === "rule");
  return causesAmong(causes, deployed ? "rule" : "coverage");
}
