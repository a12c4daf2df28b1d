/** Ratios as every document tells them: how many of how many where few were judged, else a share. */
import type { ControlCounts, Ratio } from "../posture/posture.ts";
import { wholePercent } from "./cut-ratio.ts";

/** Fewer controls than this are told as they are: 3 of 4 is honest, 75 % boasts. */
const enoughForPercent = 10;

export type Counts = Pick<ControlCounts, "passing" | "failing" | "notEvaluated">;

/** Whether a share is told as a number of so many. */
export function isOfFew({ passing, failing }: Counts): boolean {
  return passing + failing < enoughForPercent;
}

/** `82 %`, `3 of 4` where few were judged, or that nothing was. Never without {@link rangeInWords} beside it. */
export function shareInWords({ measured }: Ratio, counts: Counts): string {
  if (measured === null) return "nothing measured";
  const { passing, failing } = counts;
  return isOfFew(counts) ? `${passing} of ${passing + failing}` : `${wholePercent(measured)} %`;
}

/**
 * What the share could be, had everything been seen: `66 to 73 %`, `5 to 7 of 8` of few, and one figure
 * where nothing was left unseen.
 *
 * @param counts what the share is of; without them it is always told in percent
 */
export function rangeInWords({ worst, best }: Ratio, counts?: Counts): string {
  if (worst === null || best === null) return "not known";
  if (counts !== undefined) {
    const { passing, failing, notEvaluated } = counts;
    const all = passing + failing + notEvaluated;
    if (all < enoughForPercent)
      return notEvaluated === 0
        ? `${passing} of ${all}`
        : `${passing} to ${passing + notEvaluated} of ${all}`;
  }
  return worst === best
    ? `${wholePercent(worst)} %`
    : `${wholePercent(worst)} to ${wholePercent(best)} %`;
}
