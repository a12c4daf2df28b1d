import type { Trend } from "../../lib/posture/trend.ts";
import { isTooFew } from "../_components/measured.tsx";
import { percentOf } from "../_words/numbers.ts";

/** The newest point in words: numerator, denominator, and what was left out. */
export function TrendReading({ trend }: { readonly trend: Trend }) {
  const last = trend.points.at(-1);
  if (last === undefined) return null;
  const { passing, failing, notEvaluated } = last.controls;
  return (
    <>
      {last.measured === null ? (
        "nothing evaluated"
      ) : isTooFew(last.controls) ? (
        <>
          <b className="font-semibold text-ink">
            {passing} of {passing + failing}
          </b>{" "}
          pass now
        </>
      ) : (
        <>
          <b className="font-semibold text-ink">{percentOf(last.measured)} %</b> now, {passing} of{" "}
          {passing + failing} pass
        </>
      )}
      {notEvaluated > 0 && ` · ${notEvaluated} not seen`}
    </>
  );
}
