import { ratioCountsOf } from "../../lib/posture/assess-frameworks.ts";
import type { FrameworkAssessment } from "../../lib/posture/posture.ts";
import { percentOf } from "../_words/numbers.ts";

/** What the ratio divides, and what the unknown would do to it. */
export function Bracket({
  of: { counts, worst, best },
}: {
  readonly of: Pick<FrameworkAssessment, "counts" | "worst" | "best">;
}) {
  const { passing, failing, notEvaluated } = ratioCountsOf(counts);
  const measured = passing + failing;
  return (
    <p className="text-mute text-xs">
      {measured === 0 ? "none measured" : `${passing} of ${measured} measured pass`}
      {notEvaluated > 0 && worst !== null && (
        <>
          <br />
          {percentOf(worst)} % at worst, {percentOf(best)} % at best
        </>
      )}
    </p>
  );
}
