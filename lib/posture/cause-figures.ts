import type {
  CauseFigures,
  ControlChange,
  ControlStanding,
  FiguresByCause,
} from "./posture-changes.ts";
import { type ChangeCause, type ControlStatus, controlStatuses } from "./vocabulary.ts";

/** What each cause made of the counts: the parts of which the difference of two postures is made. */
export function figuresOf(changes: readonly ControlChange[]): FiguresByCause {
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
