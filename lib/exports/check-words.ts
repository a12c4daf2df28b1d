import type { CheckGap } from "../posture/check-posture.ts";
import { wholePercent } from "./cut-ratio.ts";

/** Why too little was seen, in a sentence. */
export function gapInWords(gap: CheckGap): string {
  if (gap.kind === "nothing_judged")
    return "Nothing was judged and no detector was read. This proves nothing.";
  const what = gap.kind === "readings" ? "readings were whole" : "controls were judged";
  return `${wholePercent(gap.share)} % of the ${what}, ${gap.asked} % is asked.`;
}
