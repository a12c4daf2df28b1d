import {
  type ComparedSide,
  causesAmong,
  causesOf,
  comparedSide,
  copyChanges,
} from "./cause-of-change.ts";
import { compareCoverage, compareFindings, compareReports } from "./compare-evidence.ts";
import { byText, distinct } from "./order.ts";
import type { ControlAssessment, Posture } from "./posture.ts";
import type {
  CauseFigures,
  ControlChange,
  ControlStanding,
  FiguresByCause,
  PostureChanges,
} from "./posture-changes.ts";
import { bySeverity } from "./severity.ts";
import {
  type ChangeCause,
  type ControlChangeKind,
  type ControlStatus,
  controlStatuses,
  type PillarId,
} from "./vocabulary.ts";

/**
 * What changed from one posture of an account to another, each control with one cause, so that what
 * became better because a resource changed is not mixed with what was merely newly seen.
 *
 * @param pillar compares only what counts in it: a control that was placed elsewhere came or went
 */
export function comparePostures(
  before: Posture,
  after: Posture,
  pillar: PillarId | null = null,
): PostureChanges {
  const controls = compareControls(before, after, pillar);
  return {
    before: before.snapshot,
    after: after.snapshot,
    controls,
    byCause: figuresOf(controls),
    findings: compareFindings(before, after),
    reports: compareReports(before.reports, after.reports),
    coverage: compareCoverage(before.coverage, after.coverage),
  };
}

function compareControls(
  before: Posture,
  after: Posture,
  pillar: PillarId | null,
): ControlChange[] {
  const [was, is] = [byKey(before.controls), byKey(after.controls)];
  const sides = { before: comparedSide(before), after: comparedSide(after) };
  return distinct([...was.keys(), ...is.keys()])
    .flatMap((key) => changeOf(key, was.get(key) ?? null, is.get(key) ?? null, sides, pillar) ?? [])
    .sort((a, b) => bySeverity(a.severity, b.severity) || byText(a.key, b.key));
}

function byKey(controls: readonly ControlAssessment[]): Map<string, ControlAssessment> {
  return new Map(controls.map((control) => [control.key, control]));
}

interface Sides {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
}

function changeOf(
  key: string,
  was: ControlAssessment | null,
  is: ControlAssessment | null,
  sides: Sides,
  pillar: PillarId | null,
): ControlChange | null {
  const counts = (control: ControlAssessment | null) =>
    control !== null && (pillar === null || control.pillars.includes(pillar)) ? control : null;
  const [before, after] = [counts(was), counts(is)];
  const shown = after ?? before;
  const kind = kindOf(before, after);
  if (shown === null || kind === null) return null;
  const copies = copyChanges(key, sides.before, sides.after);
  return {
    key,
    title: shown.title,
    severity: shown.severity,
    pillars: shown.pillars,
    kind,
    ...(was === null || is === null
      ? causesAmong(
          copies.map(({ cause }) => cause),
          "rule",
        )
      : kind === "placed" || before === null || after === null
        ? { cause: causeOfPlace(key, sides), alsoBy: [] }
        : causesOf(was, is, copies)),
    before: before && standingOf(before),
    after: after && standingOf(after),
  };
}

/** A custom rule's tags place it too, and those are the rule's. */
function causeOfPlace(key: string, { before, after }: Sides): ChangeCause {
  const wordsOf = (side: ComparedSide) =>
    JSON.stringify(
      [...side.copiesOf(key).values()].map(({ tags, resourceTypes }) => [
        Object.entries(tags).sort(([a], [b]) => byText(a, b)),
        resourceTypes,
      ]),
    );
  return wordsOf(before) === wordsOf(after) ? "catalogue" : "rule";
}

function kindOf(
  before: ControlAssessment | null,
  after: ControlAssessment | null,
): ControlChangeKind | null {
  if (before === null) return after === null ? null : "appeared";
  if (after === null) return "disappeared";
  if (before.status !== after.status) return kindOfStatus(before.status, after.status);
  const failing = after.nonCompliantResources - before.nonCompliantResources;
  if (failing !== 0) return failing > 0 ? "more_failing" : "fewer_failing";
  const excepted = after.exceptedResources - before.exceptedResources;
  if (excepted !== 0) return excepted > 0 ? "excepted" : "no_longer_excepted";
  const isPlacedAlike =
    before.severity === after.severity &&
    before.responsibility === after.responsibility &&
    before.pillars.join() === after.pillars.join();
  return isPlacedAlike ? null : "placed";
}

function kindOfStatus(before: ControlStatus, after: ControlStatus): ControlChangeKind {
  if (after === "excepted") return "excepted";
  if (before === "excepted") return "no_longer_excepted";
  if (after === "failing") return "newly_failing";
  if (before === "failing") return "no_longer_failing";
  if (after === "notEvaluated") return "no_longer_seen";
  if (before === "notEvaluated") return "newly_seen";
  return after === "notApplicable" ? "out_of_scope" : "in_scope";
}

function standingOf(control: ControlAssessment): ControlStanding {
  const { status, severity, pillars } = control;
  const { compliantResources, nonCompliantResources, exceptedResources } = control;
  return {
    status,
    severity,
    pillars,
    compliantResources,
    nonCompliantResources,
    exceptedResources,
  };
}

/** What each cause made of the counts: the parts of which the difference of two postures is made. */
function figuresOf(changes: readonly ControlChange[]): FiguresByCause {
  const of = (cause: ChangeCause) => sumUp(changes.filter((change) => change.cause === cause));
  return {
    resource: of("resource"),
    rule: of("rule"),
    coverage: of("coverage"),
    exception: of("exception"),
    catalogue: of("catalogue"),
  };
}

function sumUp(changes: readonly ControlChange[]): CauseFigures {
  const fails = (standing: ControlStanding | null) => standing?.status === "failing";
  const failingIn = (standing: ControlStanding | null) => standing?.nonCompliantResources ?? 0;
  return {
    changed: changes.length,
    startedFailing: changes.filter(({ before, after }) => !fails(before) && fails(after)).length,
    stoppedFailing: changes.filter(({ before, after }) => fails(before) && !fails(after)).length,
    counts: countDifference(changes),
    failingResources: changes.reduce(
      (sum, { before, after }) => sum + failingIn(after) - failingIn(before),
      0,
    ),
  };
}

function countDifference(changes: readonly ControlChange[]): Record<ControlStatus, number> {
  const counts = { passing: 0, failing: 0, excepted: 0, notApplicable: 0, notEvaluated: 0 };
  for (const status of controlStatuses) {
    counts[status] =
      changes.filter(({ after }) => after?.status === status).length -
      changes.filter(({ before }) => before?.status === status).length;
  }
  return counts;
}
