import type { ConformancePackAssessment } from "../../../../lib/posture/posture.ts";
import { Fact } from "../../../_components/facts.tsx";
import { VerdictWord } from "../../../_components/verdict.tsx";
import { awsPercent, counted } from "../../../_words/numbers.ts";

/** AWS's score as AWS's, ours beside it, and why they differ when they do. */
export function PackScores({ pack }: { readonly pack: ConformancePackAssessment }) {
  const { awsScore, computedScore } = pack;
  const differ =
    awsScore !== null &&
    computedScore !== null &&
    awsPercent(awsScore) !== awsPercent(computedScore);
  const unseen = pack.rulesInsufficientData + pack.rulesNotRead;
  return (
    <section
      aria-label="Scores"
      className="mb-4 rounded-xl border border-line bg-card px-4 py-4 sm:px-5"
    >
      <dl className="flex flex-wrap gap-x-12 gap-y-3">
        <Fact name="AWS’s score">
          <span className="font-semibold text-2xl leading-tight tracking-tight">
            {awsPercent(awsScore)}
          </span>
        </Fact>
        <Fact name="Ours, from what was read">
          <span className="text-2xl text-mute leading-tight tracking-tight">
            {awsPercent(computedScore)}
          </span>
        </Fact>
        <Fact name="AWS’s verdict">
          <VerdictWord compliance={pack.compliance} />
        </Fact>
      </dl>
      <p className="mt-2 max-w-[76ch] text-mute text-sm">
        {awsScore === null && "AWS gives no score for this pack. "}
        {differ &&
          "The two differ: AWS refreshes its score on its own schedule, ours is of the results read just now. "}
        {unseen > 0 &&
          `${counted(unseen, "rule")} of it ${unseen === 1 ? "has" : "have"} no data and ${unseen === 1 ? "is" : "are"} in neither score: a pack can be called compliant while much of it was never tested.`}
      </p>
    </section>
  );
}
