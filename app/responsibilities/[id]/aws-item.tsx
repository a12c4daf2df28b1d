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

/** One of AWS's items: the reports that speak for it and until when. It is in no score of yours. */
export function AwsItem({ id, posture }: { readonly id: AwsItemId; readonly posture: Posture }) {
  const { name, covers } = awsItems[id];
  const item = posture.responsibilities.find((each) => each.side === "aws" && each.id === id);
  const about = posture.reports.filter((report) => report.items.includes(id));
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
      {about.length > 0 ? (
        <ReportTable caption={`Reports that speak for ${name}`} reports={about} />
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
