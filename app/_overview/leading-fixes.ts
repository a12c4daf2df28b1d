import type { Posture } from "../../lib/posture/posture.ts";
import { type Fix, rankFixes } from "../../lib/posture/rank-fixes.ts";
import { oncePerPosture } from "../_posture/once-per-posture.ts";

const shown = 8;
/** Findings may fill no more of the list than this: the doors they came through belong on it too. */
const shownFindings = 4;

/** The few things that matter most, worst first. */
export const leadingFixes = oncePerPosture((posture: Posture): readonly Fix[] => {
  let findings = 0;
  return rankFixes(posture)
    .filter((fix) => fix.kind === "control" || ++findings <= shownFindings)
    .slice(0, shown);
});
