import { figuresOf } from "./cause-figures.ts";
import {
  type ComparedSide,
  causesAmong,
  causesOf,
  comparedSide,
  copyChanges,
} from "./cause-of-change.ts";
import { compareCoverage, compareFindings, compareReports } from "./compare-evidence.ts";
import { kindOf } from "./kind-of-change.ts";
import { byText, distinct } from "./order.ts";
import type { ControlAssessment, Posture } from "./posture.ts";
import type { ControlChange, ControlStanding, PostureChanges } from "./posture-changes.ts";
import { bySeverity } from "./severity.ts";
import type { ChangeCause, PillarId } from "./vocabulary.ts";

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
