import { ratioCountsOf } from "../../lib/posture/assess-frameworks.ts";
import type { FrameworkAssessment } from "../../lib/posture/posture.ts";
import type { Standard } from "../../lib/posture/standard.ts";
import type { RequirementStatus } from "../../lib/posture/vocabulary.ts";
import { sourcesOf } from "../../lib/read-catalogue.ts";
import { Measured } from "../_components/measured.tsx";
import { standardHref } from "../_links/hrefs.ts";
import { count } from "../_words/numbers.ts";
import { answerWords, publishedOnWords, standardName } from "../_words/standards.ts";
import { Bracket } from "./bracket.tsx";
import { CommunityMark } from "./community-mark.tsx";
import { RequirementBar } from "./requirement-bar.tsx";
import { statusesShown } from "./requirement-counts.ts";
import { RequirementMark } from "./requirement-status.tsx";

/** A standard in the list: what it is, all its answers, and what was measured. */
export function StandardEntry({
  standard,
  framework,
  inPart,
}: {
  readonly standard: Standard;
  readonly framework: FrameworkAssessment;
  /** Config was not read whole everywhere: what passes, passes where seen. */
  readonly inPart: boolean;
}) {
  return (
    <section
      aria-labelledby={standard.id}
      className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-3 px-4 py-4 sm:px-5 lg:grid-cols-[15rem_1fr_9.75rem]"
    >
      <div>
        <h2 className="font-semibold text-lg" id={standard.id}>
          <a className="hover:underline" href={standardHref(standard.id)}>
            {standardName(standard)}
          </a>
        </h2>
        <Edition standard={standard} />
        <div className="mt-1.5">
          <CommunityMark sources={sourcesOf(standard)} />
        </div>
      </div>
      <div className="min-w-0 max-lg:order-last max-lg:col-span-2">
        <RequirementBar counts={framework.counts} inPart={inPart} />
        <AnswerCounts framework={framework} inPart={inPart} />
        <InScope framework={framework} />
      </div>
      <div className="max-lg:text-right">
        <Measured of={{ ...framework, controls: ratioCountsOf(framework.counts) }} />
        <Bracket of={framework} />
      </div>
    </section>
  );
}

/** Which edition, and since when: a date that nobody checked says so. */
export function Edition({ standard }: { readonly standard: Standard }) {
  return (
    <p className="text-mute text-xs">
      {standardName(standard) === standard.name && <>{standard.edition}. </>}
      Published {publishedOnWords(standard)}
      {!standard.publishedVerified && (
        <span className="text-amber" title="The date was not seen in a source that was read">
          {" "}
          (date not verified)
        </span>
      )}
    </p>
  );
}

/** None of the others goes without saying: most standards have none of them. */
const alwaysTold: ReadonlySet<RequirementStatus> = new Set(["failing", "passing", "not_evaluated"]);

function AnswerCounts({
  framework,
  inPart,
}: {
  readonly framework: FrameworkAssessment;
  readonly inPart: boolean;
}) {
  const isTold = (status: RequirementStatus) =>
    framework.counts[status] > 0 || alwaysTold.has(status);
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
      {statusesShown.filter(isTold).map((status) => (
        <li key={status}>
          <a
            className="inline-flex min-h-6 items-center gap-1.5 hover:underline"
            href={standardHref(framework.id, { status })}
          >
            <RequirementMark inPart={inPart} status={status} />
            <b className={framework.counts[status] > 0 ? "font-semibold" : "font-normal text-mute"}>
              {count(framework.counts[status])}
            </b>
            <span className="text-mute">{answerWords(status, inPart)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function InScope({
  framework: { id, inScope, total },
}: {
  readonly framework: FrameworkAssessment;
}) {
  return (
    <p className="mt-1 text-mute text-xs">
      <a className="link" href={standardHref(id, { scope: "in" })}>
        {count(inScope)} in scope
      </a>{" "}
      of {count(total)}
      {inScope < total && (
        <>
          ;{" "}
          <a className="link" href={standardHref(id, { scope: "out" })}>
            {count(total - inScope)} out of scope
          </a>
        </>
      )}
    </p>
  );
}
