import { AwsText } from "../../_components/aws-text.tsx";
import { Moment } from "../../_components/moment.tsx";
import { VerdictWord } from "../../_components/verdict.tsx";
import type { listResourceEvaluations } from "../../_posture/lists.ts";
import { day } from "../../_words/instants.ts";

type Evaluation = Awaited<ReturnType<typeof listResourceEvaluations>>[number];

/** The verdicts of each rule on one resource, the newest first: what AWS said, why, and how long it stood. */
export function EvaluationHistory({
  evaluations,
}: {
  /** By rule and region, in each the newest first. */
  readonly evaluations: readonly Evaluation[];
}) {
  const byRule = Map.groupBy(evaluations, ({ ruleName, region }) => `${ruleName} ${region}`);
  return (
    <section aria-labelledby="panel-history">
      <h3 className="font-semibold text-sm" id="panel-history">
        Verdicts over time
      </h3>
      {[...byRule].map(([key, ofRule]) => (
        <div className="mt-2 border-line border-t pt-2" key={key}>
          <p className="text-mute text-xs">
            <AwsText text={ofRule[0]?.ruleName ?? ""} /> · {ofRule[0]?.region}
          </p>
          <ol className="mt-1 space-y-2">
            {ofRule.map((evaluation) => (
              <li key={evaluation.validFrom}>
                <Stretch evaluation={evaluation} />
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** One verdict and the time it stood. */
function Stretch({ evaluation }: { readonly evaluation: Evaluation }) {
  const { compliance, annotation, inStateSince, evaluatedAt, validFrom, validTo } = evaluation;
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <VerdictWord compliance={compliance} />
        <span className="text-mute text-xs">
          {validTo === null
            ? `seen since ${day(validFrom)}`
            : `seen ${day(validFrom)} to ${day(validTo)}`}
        </span>
      </p>
      {annotation !== null && <AwsText className="mt-0.5 block text-sm" text={annotation} />}
      {validTo === null && (inStateSince !== null || evaluatedAt !== null) && (
        <p className="text-mute text-xs">
          {inStateSince !== null && (
            <>
              so since <Moment at={inStateSince} />
            </>
          )}
          {inStateSince !== null && evaluatedAt !== null && ", "}
          {evaluatedAt !== null && (
            <>
              evaluated <Moment at={evaluatedAt} />
            </>
          )}
        </p>
      )}
    </>
  );
}
