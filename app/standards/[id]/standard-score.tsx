import { ratioCountsOf } from "../../../lib/posture/assess-frameworks.ts";
import { configIsComplete, ruleSightOf } from "../../../lib/posture/coverage.ts";
import { readRulesFor, readStandardGaps, sourcesOf } from "../../../lib/read-catalogue.ts";
import { Measured } from "../../_components/measured.tsx";
import { PassingWhereSeen } from "../../_components/passing-where-seen.tsx";
import { standardCoverageHref } from "../../_links/hrefs.ts";
import { count, percentOf } from "../../_words/numbers.ts";
import { Bracket } from "../bracket.tsx";
import { CommunityMark } from "../community-mark.tsx";
import type { StandingStandard } from "../find-standard.ts";
import { PartyShares } from "../party-shares.tsx";
import { RequirementBar } from "../requirement-bar.tsx";
import { evidenceReader } from "../requirement-evidence.ts";

/** What was measured of a standard, with everything that belongs beside the number. */
export function StandardScore(found: StandingStandard) {
  const { standard, framework, posture } = found;
  const sight = ruleSightOf(posture.coverage);
  const { rulesDeployed, rulesOffered } = readStandardGaps(posture, standard);
  return (
    <section
      aria-label="Score"
      className="mb-4 grid gap-x-10 gap-y-4 rounded-xl border border-line bg-card px-4 py-4 sm:px-5 md:grid-cols-[auto_1fr]"
    >
      <div className="min-w-32">
        <Measured
          className="text-3xl"
          of={{ ...framework, controls: ratioCountsOf(framework.counts) }}
        />
        <Bracket of={framework} />
      </div>
      <div className="min-w-0">
        <RequirementBar
          className="mt-1 h-4"
          counts={framework.counts}
          inPart={!configIsComplete(posture.coverage)}
        />
        <PartyShares framework={framework} />
        <p className="mt-3 max-w-[92ch] text-soft text-sm">
          <b className="font-semibold">{count(framework.inScope)}</b> of {count(framework.total)}{" "}
          requirements are in scope. <PassingInPart {...found} />
          <a className="link" href={standardCoverageHref(standard.id)}>
            {count(rulesDeployed)} of {count(rulesOffered)} rules that speak for it are{" "}
            {sight.anyRead ? "deployed" : "known to be deployed"}
            {sight.anyRead && sight.notRead.length > 0 && " where rules were read"}
          </a>
          : what is not seen, and how to see it. <CommunityMark sources={sourcesOf(standard)} />
        </p>
        <Sum {...found} />
      </div>
    </section>
  );
}

/** A requirement that passes with three of forty rules deployed passes in part: this says how many do. */
function PassingInPart({ standard, framework, posture }: StandingStandard) {
  const read = evidenceReader(posture);
  const passing = framework.controls.filter(
    ({ status, inScope }) => inScope && status === "passing",
  );
  if (passing.length === 0) return null;
  const whole = passing.filter((assessment) => {
    const evidence = read(assessment, readRulesFor(standard.id, assessment.id));
    return evidence.rulesDeployed === evidence.rulesKnown;
  }).length;
  return (
    <>
      Of {count(passing.length)} passing, {count(whole)} {whole === 1 ? "has" : "have"} all rules
      deployed that speak for them. <PassingWhereSeen coverage={posture.coverage} />{" "}
    </>
  );
}

/** The arithmetic behind a click, so that anyone can add it up again. */
function Sum({ framework: { counts, measured, worst, best } }: StandingStandard) {
  const { passing, failing, notEvaluated, excepted } = ratioCountsOf(counts);
  const awss = counts.aws_evidenced + counts.aws_not_evidenced;
  return (
    <details className="mt-2 text-sm">
      <summary className="min-h-6 text-mute">How this is counted</summary>
      <div className="mt-1 max-w-[76ch] space-y-1 text-soft">
        {measured === null ? (
          <p>Nothing passed and nothing failed, so there is nothing to divide: the score is “–”.</p>
        ) : (
          <p>
            {passing} passing ÷ ({passing} passing + {failing} failing) = {percentOf(measured)} %,
            rounded down.
          </p>
        )}
        {notEvaluated > 0 && worst !== null && (
          <p>
            {counts.not_evaluated} were not evaluated and {counts.not_automated} cannot be looked at
            by any rule. If all of them failed it would be {percentOf(worst)} %; if all were met,{" "}
            {percentOf(best)} %.
          </p>
        )}
        <p>
          {excepted} under an exception and {awss} that are AWS’s job are in no ratio, and neither
          is what is out of scope.
        </p>
      </div>
    </details>
  );
}
