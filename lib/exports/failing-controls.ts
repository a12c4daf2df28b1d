import type { Posture } from "../posture/posture.ts";

/** Keys of the controls that fail, or would without an exception, in the order of the posture. */
export function failingControlsOf(posture: Posture): string[] {
  return posture.controls
    .filter((control) => control.nonCompliantResources + control.exceptedResources > 0)
    .map((control) => control.key);
}
