import type { ControlAssessment, FindingGroup, Posture } from "../../lib/posture/posture.ts";
import { bySeverity } from "../../lib/posture/severity.ts";
import type { Severity } from "../../lib/posture/vocabulary.ts";

/** One thing to fix: a failing control, or active findings of one type. */
export type Fix =
  | { readonly kind: "control"; readonly severity: Severity; readonly control: ControlAssessment }
  | { readonly kind: "findings"; readonly severity: Severity; readonly group: FindingGroup };

/**
 * What to fix first. Severity decides; within one, what is happening comes before what could happen,
 * and then what touches the most resources.
 */
export function rankFixes(posture: Pick<Posture, "controls" | "findingGroups">): Fix[] {
  const findings = posture.findingGroups.map(
    (group): Fix => ({ kind: "findings", severity: group.severity, group }),
  );
  const controls = posture.controls
    .filter((control) => control.status === "failing")
    .map((control): Fix => ({ kind: "control", severity: control.severity, control }));
  return [...findings, ...controls].sort(
    (a, b) =>
      bySeverity(a.severity, b.severity) || kindRank(a) - kindRank(b) || reach(b) - reach(a),
  );
}

function kindRank(fix: Fix): number {
  return fix.kind === "findings" ? 0 : 1;
}

function reach(fix: Fix): number {
  return fix.kind === "findings" ? fix.group.count : fix.control.nonCompliantResources;
}
