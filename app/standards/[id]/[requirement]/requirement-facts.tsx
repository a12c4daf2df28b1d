import { evidenceWords } from "../../../../lib/exports/words.ts";
import type { RequirementAssessment } from "../../../../lib/posture/posture.ts";
import { notApplicableScope } from "../../../../lib/posture/standard.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { Fact } from "../../../_components/facts.tsx";
import { PassingWhereSeen } from "../../../_components/passing-where-seen.tsx";
import { day } from "../../../_words/instants.ts";
import { count } from "../../../_words/numbers.ts";
import {
  basisWords,
  partyWords,
  requirementStatusMeanings,
  rulesWords,
} from "../../../_words/standards.ts";
import { partyMark } from "../../party-mark.ts";
import { RequirementStatusWord } from "../../requirement-status.tsx";
import { hasReview } from "../matrix-table.tsx";
import type { StandingRequirement } from "./find-requirement.ts";

function scopeWords({ inScope, scope }: RequirementAssessment): string {
  if (inScope) return "in scope";
  return scope === notApplicableScope
    ? "not applicable here, says your mapping file"
    : "out of scope, in no count";
}

/** What is known of a requirement at a glance, with the answer and what it means. */
export function RequirementFacts({ of }: { readonly of: StandingRequirement }) {
  const { row, assessment, evidence, standard, posture } = of;
  const inPart = assessment.status === "passing" && !evidence.isWhole;
  return (
    <section
      aria-label="Answer"
      className="mb-5 rounded-xl border border-line bg-card px-4 py-4 sm:px-5"
    >
      <dl className="grid grid-cols-2 gap-x-8 gap-y-3 sm:flex sm:flex-wrap">
        <Fact name="Status">
          <b className="font-semibold">
            <RequirementStatusWord
              inPart={inPart}
              isOutOfScope={!assessment.inScope}
              status={assessment.status}
            />
          </b>
        </Fact>
        <Fact name="Whose job">
          <span className={partyMark[assessment.responsibility]}>
            {partyWords[assessment.responsibility]}
          </span>{" "}
          <span className="text-mute">({basisWords[assessment.basis]})</span>
        </Fact>
        {row.label !== null && <Fact name="Label">{standard.labels[row.label] ?? row.label}</Fact>}
        {standard.scopes.length > 0 && <Fact name="Scope">{scopeWords(assessment)}</Fact>}
        {assessment.responsibility !== "aws" && (
          <>
            <Fact name="Rules deployed">
              <a className="link" href="#rules">
                {rulesWords(evidence.rulesDeployed, evidence.rulesKnown, evidence.ruleSight)}
              </a>
            </Fact>
            <Fact name="Failing resources, each counted once">
              {assessment.failingResources === 0 ? (
                // Where nothing looked, none failing would be a claim.
                evidence.rulesDeployed === 0 ? (
                  "–"
                ) : (
                  "0"
                )
              ) : (
                <a className="link" href="#rules">
                  {count(assessment.failingResources)}
                </a>
              )}
            </Fact>
          </>
        )}
        {assessment.awsHalf !== null && (
          <Fact name="AWS’s half">
            <a className="link" href="#aws">
              {evidenceWords[assessment.awsHalf]}
            </a>
          </Fact>
        )}
        {hasReview(standard) && (
          <>
            <Fact name="Components">
              {row.components === null ? "–" : <AwsText text={row.components} />}
            </Fact>
            <Fact name="Last reviewed">
              {assessment.lastReviewedOn === null ? "–" : day(assessment.lastReviewedOn)}
            </Fact>
          </>
        )}
      </dl>
      <p className="mt-3 text-mute text-sm">
        {requirementStatusMeanings[assessment.status]}{" "}
        {inPart && <PassingWhereSeen coverage={posture.coverage} />}
      </p>
    </section>
  );
}
