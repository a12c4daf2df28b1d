import type { Metadata } from "next";
import { readReportRequests } from "../../../../lib/read-report-requests.ts";
import { nothingHere } from "../../../_answers/nothing-here.tsx";
import { AwsText } from "../../../_components/aws-text.tsx";
import { NoPosture } from "../../../_components/no-posture.tsx";
import { PageHeading } from "../../../_components/page-heading.tsx";
import { evidenceHref } from "../../../_links/hrefs.ts";
import type { SearchParams } from "../../../_links/search-params.ts";
import { readWindow, windowQuery } from "../../_window/read-window.ts";
import { findReport } from "./find-report.ts";
import { ReadIt } from "./read-it.tsx";
import { ReportFacts } from "./report-facts.tsx";
import { ReportInWindow } from "./report-in-window.tsx";
import { RequestTable } from "./request-table.tsx";

interface Props {
  readonly params: Promise<{ readonly report: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findReport((await params).report);
  return { title: found.kind === "report" ? found.report.name : "Not found" };
}

export default async function ReportPage({ params, searchParams }: Props) {
  const found = await findReport((await params).report);
  if (found.kind === "unknown") return nothingHere();
  if (found.kind === "no_posture") return <NoPosture view={found.view} />;
  const { report, posture } = found;
  const asked = readWindow(await searchParams);
  const requests = await readReportRequests(posture.account.id, report.id);
  return (
    <>
      <PageHeading
        crumbs={[{ name: "Evidence", href: evidenceHref(windowQuery(asked)) }]}
        title={<AwsText text={report.name} />}
      >
        {report.description === null ? (
          "A report in AWS Artifact."
        ) : (
          <AwsText text={report.description} />
        )}
      </PageHeading>
      <ReportFacts asked={asked} posture={posture} report={report} />
      <ReportInWindow asked={asked} posture={posture} report={report} />
      <ReadIt posture={posture} report={report} requests={requests} />
      <RequestTable requests={requests} />
    </>
  );
}
