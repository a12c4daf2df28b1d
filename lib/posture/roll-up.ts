import type { ControlAssessment, ControlCounts, Ratio, SeverityCounts } from "./posture.ts";
import { bySeverity, worstOf } from "./severity.ts";
import type { ControlStatus, PostureStatus, Severity } from "./vocabulary.ts";

/** What is known of the sources behind a pillar or an item. */
export interface Sight {
  /** Config and GuardDuty were read whole in every region. */
  readonly complete: boolean;
  /** At least one detector was read, and GuardDuty has finding types that count here. */
  readonly detectorSpeaks: boolean;
}

/** Counts distinct controls by where they stand. */
export function countControls(controls: readonly ControlAssessment[]): ControlCounts {
  const counts: Record<ControlStatus, number> = {
    passing: 0,
    failing: 0,
    excepted: 0,
    notApplicable: 0,
    notEvaluated: 0,
  };
  for (const control of controls) counts[control.status] += 1;
  return counts;
}

/** The one place where a ratio is made from counts. Excepted and not applicable controls are in no denominator. */
export function ratioOf({ passing, failing, notEvaluated }: ControlCounts): Ratio {
  const evaluated = passing + failing;
  const all = evaluated + notEvaluated;
  return {
    measured: evaluated === 0 ? null : passing / evaluated,
    worst: all === 0 ? null : passing / all,
    best: all === 0 ? null : (passing + notEvaluated) / all,
  };
}

/** Worst severity among the failing controls; null when none fails. */
export function worstFailing(controls: readonly ControlAssessment[]): Severity | null {
  const failing = controls.filter((control) => control.status === "failing");
  return failing.map((control) => control.severity).sort(bySeverity)[0] ?? null;
}

/**
 * The one place where a status is made. `met` needs something that passed, every deployed check to pass
 * and every source to be read: an empty list is not a clean one. Silence of a detector counts as sight only where its findings would count.
 */
export function statusOf(
  controls: readonly ControlAssessment[],
  findings: SeverityCounts,
  sight: Sight,
): PostureStatus {
  const counts = countControls(controls);
  const worst = [worstFailing(controls), worstOf(findings)];
  if (worst.includes("critical") || worst.includes("high")) return "at_risk";
  if (worst.some((severity) => severity !== null)) return "attention";
  const evaluated = counts.passing + counts.excepted + counts.notApplicable;
  if (evaluated === 0 && !sight.detectorSpeaks) return "unknown";
  const allPass = counts.passing > 0 && counts.notEvaluated === 0 && counts.excepted === 0;
  return allPass && sight.complete ? "met" : "met_where_seen";
}
