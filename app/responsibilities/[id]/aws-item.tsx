import { evidenceWords } from "../../../lib/exports/words.ts";
import type { Posture } from "../../../lib/posture/posture.ts";
import type { AwsItemId } from "../../../lib/posture/vocabulary.ts";
import { EmptyState } from "../../_components/empty-state.tsx";
import { ExternalLink } from "../../_components/external-link.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { ReportTable } from "../../_components/report-table.tsx";
import { artifactPage } from "../../_links/console-links.ts";
import { coverageHref } from "../../_links/hrefs.ts";
import { awsItems } from "../../_words/names.ts";
import { counted } from "../../_words/numbers.ts";
import { HowLongReportsSpeak } from "../../evidence/how-long-reports-speak.tsx";
import { KindTable } from "../../evidence/kind-table.tsx";
import { inForceFirst } from "../../evidence/order-reports.ts";
import { readKinds } from "../../evidence/read-kinds.ts";
import { doesSpeak } from "../../evidence/view-kinds.ts";

/** One of AWS's items: the reports that speak for it and until when. It is in no score of yours. */
export function AwsItem({ id, posture }: { readonly id: AwsItemId; readonly posture: Posture }) {
  const { name, covers } = awsItems[id];
  const item = posture.responsibilities.find((each) => each.side === "aws" && each.id === id);
  const about = posture.reports.filter((report) => report.items.includes(id));
  const kinds = readKinds(posture).filter(({ items }) => items.includes(id));
  const speaking = kinds.filter(doesSpeak).length;
  const { partition } = posture.account;
  return (
    <>
      <PageHeading crumbs={[{ name: "Overview", href: "/" }]} title={name}>
        AWS’s: {covers}. Judged by what independent assessors attest in AWS Artifact, and never part
        of your score.
      </PageHeading>
      <p className="mb-4 font-semibold text-lg">
        {item === undefined ? "–" : evidenceWords[item.status as keyof typeof evidenceWords]}
      </p>
      <section aria-labelledby="kinds" className="mb-7">
        <h2 className="mb-2 font-semibold text-lg" id="kinds">
          {speaking} of {counted(kinds.length, "kind")} of evidence{" "}
          {speaking === 1 ? "speaks" : "speak"} for it today
        </h2>
        <KindTable caption={`Kinds of evidence for ${name}`} kinds={kinds} withItems={false} />
        <p className="mt-2 max-w-[76ch] text-mute text-xs">
          Any one of them is enough for “evidenced”; the one that speaks longest decides until when.
        </p>
      </section>
      {about.length > 0 ? (
        <>
          <h2 className="mb-2 font-semibold text-lg">The reports themselves</h2>
          <ReportTable caption={`Reports that speak for ${name}`} reports={inForceFirst(about)} />
          <HowLongReportsSpeak />
        </>
      ) : (
        <EmptyState
          title={
            item?.status === "not_read"
              ? "Artifact’s reports could not be read"
              : "No report in Artifact speaks for this"
          }
        >
          <p>
            {item?.status === "not_read" ? (
              <a className="link" href={coverageHref("global", "artifact")}>
                What to allow, and where
              </a>
            ) : (
              <>Artifact was read, and none of its reports is about this item.</>
            )}
          </p>
        </EmptyState>
      )}
      <p className="mt-4">
        <ExternalLink href={artifactPage(partition, "reports")}>
          Open Artifact to read and download
        </ExternalLink>
      </p>
    </>
  );
}
