/** What stands in no pillar or under no item: the posture does not sum it up, and no document drops it. */
import { isComplete } from "../posture/coverage.ts";
import type { ControlAssessment, FindingGroup, Posture } from "../posture/posture.ts";
import { countControls, ratioOf, statusOf } from "../posture/roll-up.ts";
import { noFindings } from "../posture/severity.ts";

/** Where a pillar, an item or a rest stands. */
export type Place = Omit<Posture["pillars"][number], "id">;

/** What nothing could place; null when everything was. */
export function inNoPillar(posture: Posture): Place | null {
  return placeOf(
    posture.controls.filter(({ pillars }) => pillars.length === 0),
    posture.findingGroups.filter(({ pillars }) => pillars.length === 0),
    posture,
  );
}

/** What is nobody's security item, though it stands in a pillar; null when there is none. */
export function inNoItem(posture: Posture): Place | null {
  return placeOf(
    posture.controls.filter(({ pillars, responsibility }) => pillars.length > 0 && !responsibility),
    posture.findingGroups.filter(
      ({ pillars, responsibility }) => pillars.length > 0 && !responsibility,
    ),
    posture,
  );
}

/**
 * By the arithmetic of the posture itself. A type's findings all count under the type's worst severity,
 * which is all that a status asks for.
 */
function placeOf(
  controls: readonly ControlAssessment[],
  groups: readonly FindingGroup[],
  { coverage }: Posture,
): Place | null {
  if (controls.length === 0 && groups.length === 0) return null;
  const findings = noFindings();
  for (const { severity, count } of groups) findings[severity] += count;
  const counts = countControls(controls);
  const sight = { complete: isComplete(coverage), detectorSpeaks: false };
  return {
    status: statusOf(controls, findings, sight),
    controls: counts,
    ...ratioOf(counts),
    findings,
  };
}
