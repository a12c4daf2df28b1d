import type { ControlAssessment } from "./posture.ts";
import type { ControlChangeKind, ControlStatus } from "./vocabulary.ts";

/** What happened to a control, in one word: the first that holds; null when nothing did. */
export function kindOf(
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
