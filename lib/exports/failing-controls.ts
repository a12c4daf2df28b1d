import type { Posture } from "../posture/posture.ts";

/** Keys of the controls that fail, in the order of the posture. */
export function failingControlsOf(posture: Posture): string[] {
  return posture.controls
    .filter((control) => control.status === "failing")
    .map((control) => control.key);
}
