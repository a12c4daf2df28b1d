import { exposureOf, exposures } from "./exposure.ts";
import type { ControlAssessment, FindingGroup, Posture } from "./posture.ts";
import { bySeverity } from "./severity.ts";
import type { Severity } from "./vocabulary.ts";

/** One thing to fix: a failing control, or active findings of one type. */
export type Fix =
  | { readonly kind: "control"; readonly severity: Severity; readonly control: ControlAssessment }
  | { readonly kind: "findings"; readonly severity: Severity; readonly group: FindingGroup };

/**
 * What to fix first. Severity decides; within one, exposure: what was seen to happen, then what can be reached
 * from outside, then what opens the whole account; and then what touches the most resources.
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
      bySeverity(a.severity, b.severity) ||
      exposureRank(a) - exposureRank(b) ||
      reach(b) - reach(a),
  );
}

function exposureRank(fix: Fix): number {
  return fix.kind === "findings" ? -1 : exposures.indexOf(exposureOf(fix.control));
}

function reach(fix: Fix): number {
  return fix.kind === "findings" ? fix.group.count : fix.control.nonCompliantResources;
}
