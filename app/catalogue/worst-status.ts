import type { ControlAssessment } from "../../lib/posture/posture.ts";
import type { ControlStatus } from "../../lib/posture/vocabulary.ts";

const worstFirst = ["failing", "notEvaluated", "excepted", "passing", "notApplicable"] as const;

/** Where the worst of some controls stands; null when there are none. What was not seen is worse than a pass. */
export function worstStatus(
  controls: readonly Pick<ControlAssessment, "status">[],
): ControlStatus | null {
  return worstFirst.find((status) => controls.some((control) => control.status === status)) ?? null;
}
