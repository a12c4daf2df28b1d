import { severityOfScore } from "../../lib/posture/severity.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Age } from "../_components/moment.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { findingHref } from "../_links/hrefs.ts";
import { requestedAt } from "../_posture/posture-door.ts";
import { counted } from "../_words/numbers.ts";
import type { ToldSequence } from "./load-sequences.ts";

/** Attack sequences before everything else: several findings that are one story. */
export function SequenceCards({ sequences }: { readonly sequences: readonly ToldSequence[] }) {
  if (sequences.length === 0) return null;
  return (
    <section aria-labelledby="sequences" className="mb-6">
      <h2 className="mb-2 font-semibold text-lg" id="sequences">
        {counted(sequences.length, "attack sequence")}
      </h2>
      <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {sequences.map((sequence) => (
          <li
            className="rounded-xl border border-line bg-card px-4 py-3.5 sm:px-5"
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
  sequence: { finding, sentence, signals },
}: {
  readonly sequence: ToldSequence;
}) {
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
      <p className="mt-1.5 text-sm">
        <a
          className="link inline-flex min-h-6 items-center"
          href={`${findingHref(finding)}#signals`}
        >
          {counted(signals, "signal")} in order
          <span className="sr-only">
            {" "}
            of <AwsText text={finding.title} />
          </span>
        </a>
      </p>
    </>
  );
}
