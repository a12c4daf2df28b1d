import { anyRead, isComplete } from "./coverage.ts";
import type { Posture } from "./posture.ts";
import { statusOf } from "./roll-up.ts";
import type { PostureStatus } from "./vocabulary.ts";

/** Where the whole account stands, controls and findings that no pillar claims included. */
export function overallStatusOf(
  posture: Pick<Posture, "controls" | "findings" | "coverage">,
): PostureStatus {
  return statusOf(posture.controls, posture.findings, {
    complete: isComplete(posture.coverage),
    detectorSpeaks: anyRead(posture.coverage, "guardduty"),
  });
}
