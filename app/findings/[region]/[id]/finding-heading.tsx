import type { Account, DetailedFinding, Finding } from "../../../../lib/posture/snapshot.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { ExternalLink } from "../../../_components/external-link.tsx";
import { PageHeading } from "../../../_components/page-heading.tsx";
import { guardDutyFindingPage } from "../../../_links/console-links.ts";
import { findingHref, findingsHref } from "../../../_links/hrefs.ts";
import { minute } from "../../../_words/instants.ts";
import { FindingMarks } from "../../_parts/finding-marks.tsx";
import { saysMore } from "./says-more.ts";

/** Who did what to what, where and since when; then GuardDuty's own words, and the way to its console. */
export function FindingHeading({
  account,
  finding,
  sentence,
  partOf,
}: {
  readonly account: Account;
  readonly finding: DetailedFinding;
  /** Null: GuardDuty's description has to do. */
  readonly sentence: string | null;
  /** The attack sequence this is a signal of. */
  readonly partOf: Finding | null;
}) {
  const { region, firstSeenAt } = finding;
  const since = firstSeenAt === null ? "" : `, since ${minute(firstSeenAt)}`;
  const console = guardDutyFindingPage({ partition: account.partition, region }, finding.id);
  return (
    <>
      <PageHeading
        crumbs={[
          { name: "Findings", href: findingsHref() },
          { name: finding.type, href: findingsHref({ type: finding.type }) },
        ]}
        title={<AwsText text={finding.title} />}
      >
        {sentence !== null && (
          <p className="text-ink text-lg">
            <AwsText text={`${sentence}. In ${region}${since}.`} />
          </p>
        )}
        {saysMore(finding) && (
          <p className={sentence === null ? "" : "mt-1"}>
            <AwsText text={finding.description} />
          </p>
        )}
      </PageHeading>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-xl border border-line bg-card px-4 py-3 sm:px-5">
        <FindingMarks finding={finding} />
        <ExternalLink href={console}>Open in GuardDuty</ExternalLink>
      </div>
      {partOf !== null && (
        <p className="mb-4 rounded-xl border border-line bg-card px-4 py-3 sm:px-5">
          A signal of an attack sequence:{" "}
          <a className="link font-medium" href={findingHref(partOf)}>
            <AwsText text={partOf.title} />
          </a>
        </p>
      )}
    </>
  );
}
