import { evidenceWords } from "../../../../lib/exports/words.ts";
import type { Agreement } from "../../../../lib/posture/snapshot.ts";
import { readEvidenceKinds } from "../../../../lib/read-catalogue.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { ExternalLink } from "../../../_components/external-link.tsx";
import { ReportTable } from "../../../_components/report-table.tsx";
import { artifactPage } from "../../../_links/console-links.ts";
import { coverageHref } from "../../../_links/hrefs.ts";
import { day } from "../../../_words/instants.ts";
import { inWords } from "../../../_words/standards.ts";
import type { StandingRequirement } from "./find-requirement.ts";

/** What speaks for AWS's half: reports with their periods, and agreements. Nothing where it has no half. */
export function AwsHalf({ of }: { readonly of: StandingRequirement }) {
  const { row, assessment, evidence, posture } = of;
  if (assessment.awsHalf === null) return null;
  const { partition } = posture.account;
  const asked = readEvidenceKinds().filter(({ kind }) => row.split.evidence.includes(kind));
  return (
    <section aria-labelledby="aws" className="mt-7">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-lg" id="aws">
          AWS’s half: <span className="lowercase">{evidenceWords[assessment.awsHalf]}</span>
        </h2>
        <ExternalLink href={artifactPage(partition, "reports")}>Read it in Artifact</ExternalLink>
      </div>
      <p className="mb-3 max-w-[86ch] text-mute text-sm">
        {whatSpeaks(asked.map(({ name }) => name))} Evidence tells what AWS does or promises; it is
        no proof of your half.
      </p>
      {evidence.agreements.length > 0 && <Agreements agreements={evidence.agreements} />}
      {evidence.reports.length > 0 && (
        <ReportTable caption="Reports that speak for AWS’s half" reports={evidence.reports} />
      )}
      {evidence.reports.length + evidence.agreements.length === 0 && (
        <NothingSpeaks isAsked={asked.length > 0} isRead={assessment.awsHalf !== "not_read"} />
      )}
    </section>
  );
}

function Agreements({ agreements }: { readonly agreements: readonly Agreement[] }) {
  return (
    <ul className="mb-3 space-y-1">
      {agreements.map(({ id, name, effectiveStart }) => (
        <li key={id}>
          <a className="link" href="/evidence#agreements">
            <AwsText className="font-medium" text={name} />
          </a>
          : in force{effectiveStart !== null && ` since ${day(effectiveStart)}`}
        </li>
      ))}
    </ul>
  );
}

function whatSpeaks(names: readonly string[]): string {
  switch (names.length) {
    case 0:
      return "No kind of evidence is named for it; your mapping file can name some.";
    case 1:
      return `What speaks for it: ${inWords(names)}.`;
    default:
      return `Any one of these speaks for it: ${inWords(names)}.`;
  }
}

function NothingSpeaks({
  isAsked,
  isRead,
}: {
  /** Some kind of evidence is named for it. */
  readonly isAsked: boolean;
  readonly isRead: boolean;
}) {
  if (!isAsked) return null;
  return isRead ? (
    <EmptyState title="Nothing in Artifact speaks for it">
      <p>
        Artifact was read and holds none of them for this account. Reports are fetched there, and a
        business associate addendum is accepted there, by a person.
      </p>
    </EmptyState>
  ) : (
    <EmptyState title="Artifact could not be read">
      <p>
        <a className="link" href={coverageHref("global", "artifact")}>
          What to allow, and where
        </a>
      </p>
    </EmptyState>
  );
}
