import { explainFindingType } from "../../lib/explain-mapping.ts";
import { severityOfScore } from "../../lib/posture/severity.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Age } from "../_components/moment.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { type FindingListQuery, findingHref, findingsHref } from "../_links/hrefs.ts";
import { requestedAt } from "../_posture/posture-door.ts";
import { age } from "../_words/instants.ts";
import { count, counted } from "../_words/numbers.ts";
import { readableId } from "../_words/readable-id.ts";
import { sequenceTypes } from "./finding-listing.ts";
import type { ToldSequence } from "./load-sequences.ts";

/** One row of a wide screen: more would push the list away. */
const cardsShown = 3;

/** Attack sequences before everything else, the worst: several findings that are one story. */
export function SequenceCards({
  sequences,
  total,
  query,
}: {
  readonly sequences: readonly ToldSequence[];
  /** How many there are, told here or not. */
  readonly total: number;
  readonly query: FindingListQuery;
}) {
  if (sequences.length === 0) return null;
  const worst = sequences
    .toSorted((a, b) => b.finding.severityScore - a.finding.severityScore)
    .slice(0, cardsShown);
  return (
    <section aria-labelledby="sequences" className="mb-6">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-lg" id="sequences">
          {counted(total, "attack sequence")}
        </h2>
        {worst.length < total && (
          <a
            className="link inline-flex min-h-6 items-center text-brand text-sm"
            href={findingsHref({ ...query, search: sequenceTypes })}
          >
            All {count(total)}, the worst first
          </a>
        )}
      </div>
      <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {worst.map((sequence) => (
          <li
            className="flex flex-col rounded-xl border border-line bg-card px-4 py-3.5 sm:px-5"
            key={sequence.finding.arn}
          >
            <SequenceCard sequence={sequence} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SequenceCard({
  sequence: { finding, sentence, signals, resources },
}: {
  readonly sequence: ToldSequence;
}) {
  const href = `${findingHref(finding)}#signals`;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 text-mute text-xs">
        <SeverityWord severity={severityOfScore(finding.severityScore)} />
        <span>{finding.region}</span>
        <span>
          last seen <Age at={finding.lastSeenAt ?? finding.updatedAt} now={requestedAt()} /> ago
        </span>
      </p>
      <h3 className="mt-1 text-pretty font-semibold">
        <a className="hover:underline" href={findingHref(finding)}>
          <AwsText text={finding.title} />
        </a>
      </h3>
      <p className="mt-1 text-mute text-sm">
        <AwsText text={sentence} />
      </p>
      <SequenceSteps signals={signals} />
      {resources.length > 0 && <Touched resources={resources} />}
      <p className="mt-auto pt-2 text-sm">
        <a className="link inline-flex min-h-6 items-center" href={href}>
          {counted(signals.length, "signal")} in order
          <span className="sr-only">
            {" "}
            of <AwsText text={finding.title} />
          </span>
        </a>
      </p>
    </>
  );
}

const stepsShown = 4;
const resourcesShown = 3;

/** The first things that were noticed, each with how long after the first it came. */
function SequenceSteps({ signals }: Pick<ToldSequence, "signals">) {
  const begin = signals[0]?.firstSeenAt;
  return (
    <ol className="mt-2.5 border-line border-t pt-2 text-sm">
      {signals.slice(0, stepsShown).map(({ name, firstSeenAt }, index) => (
        // Two signals may have one name, and the list never changes.
        <li className="flex items-baseline gap-2 py-0.5" key={`${index}`}>
          <span aria-hidden="true" className="w-3 shrink-0 text-mute text-xs">
            {index + 1}
          </span>
          <AwsText className="line-clamp-1 min-w-0 flex-1 wrap-anywhere" text={inWords(name)} />
          <span className="whitespace-nowrap text-mute text-xs">
            {begin && firstSeenAt && begin < firstSeenAt && `after ${age(begin, firstSeenAt)}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A signal that is a finding is called by its type; the catalogue knows what that says. */
function inWords(name: string): string {
  const { title, family } = explainFindingType(name);
  return family === null ? name : title;
}

function Touched({ resources }: Pick<ToldSequence, "resources">) {
  const more = resources.length - resourcesShown;
  return (
    <p className="mt-1.5 line-clamp-2 text-mute text-xs">
      Touched{" "}
      {resources.slice(0, resourcesShown).map(({ id, name }, index) => (
        <span key={id ?? name}>
          {index > 0 && ", "}
          <AwsText className="text-soft" text={readableId(name)} />
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </p>
  );
}
