import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { explainFindingType } from "../../../../lib/explain-mapping.ts";
import { severityOfScore } from "../../../../lib/posture/severity.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { ExternalLink } from "../../../_components/external-link.tsx";
import { NoPosture } from "../../../_components/no-posture.tsx";
import { PageHeading } from "../../../_components/page-heading.tsx";
import { ScrollingText } from "../../../_components/scrolling-text.tsx";
import { SeverityWord } from "../../../_components/severity.tsx";
import { guardDutyFindingPage } from "../../../_links/console-links.ts";
import { findingsHref } from "../../../_links/hrefs.ts";
import { readFinding } from "../../../_posture/lists.ts";
import { currentPosture } from "../../../_posture/posture-door.ts";
import { describeFinding, rawJson } from "./describe-finding.ts";
import { describeSequence } from "./describe-sequence.ts";
import { Facts } from "./facts.tsx";
import { FindingTimes } from "./finding-times.tsx";
import { SignalList } from "./signal-list.tsx";

export const metadata: Metadata = { title: "Finding" };

export default async function FindingPage({
  params,
}: {
  readonly params: Promise<{ readonly region: string; readonly id: string }>;
}) {
  const place = await params;
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { account } = view.posture;
  const finding = await readFinding({ accountId: account.id, ...place });
  if (finding === null) notFound();
  const mapping = explainFindingType(finding.type);
  const sequence = describeSequence(finding.detail);
  const { action, actor, resource } = describeFinding(finding.detail);
  const { region } = finding;
  return (
    <>
      <PageHeading
        crumbs={[
          { name: "Findings", href: findingsHref() },
          { name: finding.type, href: findingsHref({ type: finding.type }) },
        ]}
        title={<AwsText text={finding.title} />}
      >
        <AwsText text={finding.description} />
      </PageHeading>
      <div className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-2 rounded-xl border border-line bg-card px-4 py-3 sm:px-5">
        <SeverityWord severity={severityOfScore(finding.severityScore)} />
        <span className="text-mute">{finding.severityScore.toFixed(1)} of 10</span>
        <span>{region}</span>
        {finding.archived && <span className="text-amber">archived or suppressed</span>}
        {finding.sample && <span className="text-amber">generated sample</span>}
        <ExternalLink
          href={guardDutyFindingPage({ partition: account.partition, region }, finding.id)}
        >
          Open in GuardDuty
        </ExternalLink>
      </div>
      {mapping.meaning !== "" && (
        <section
          aria-labelledby="first-step"
          className="mb-4 rounded-xl border border-line bg-card px-4 py-4 sm:px-5"
        >
          <h2 className="font-semibold text-sm" id="first-step">
            What to do first
          </h2>
          <p className="mt-1 max-w-[76ch]">
            <AwsText text={mapping.firstStep} />
          </p>
          <p className="mt-2 max-w-[76ch] text-mute">
            <AwsText text={mapping.meaning} />
          </p>
        </section>
      )}
      <div
        className={`grid gap-4 md:grid-cols-2 ${sequence === null ? "xl:grid-cols-4" : "xl:grid-cols-3"}`}
      >
        <Facts
          facts={sequence?.actors ?? actor}
          id="actor"
          title="Who"
          whenEmpty={untold("who did it")}
        />
        {(sequence === null || sequence.signals.length === 0) && (
          <Facts facts={action} id="action" title="Did what" whenEmpty={untold("what was done")} />
        )}
        <Facts
          facts={sequence?.resources ?? resource}
          id="resource"
          title="To what"
          whenEmpty={untold("what it was done to")}
        />
        <FindingTimes finding={finding} />
      </div>
      {sequence !== null && sequence.signals.length > 0 && (
        <div className="mt-4">
          <SignalList signals={sequence.signals} />
        </div>
      )}
      <details className="mt-4 rounded-xl border border-line bg-card px-4 py-3 sm:px-5">
        <summary className="min-h-6 font-semibold text-sm">
          Everything GuardDuty said (JSON)
        </summary>
        <ScrollingText className="mt-2 max-h-[40rem]" label="The finding as JSON">
          {rawJson(finding.detail)}
        </ScrollingText>
      </details>
    </>
  );
}

/** Kinds of findings differ and new ones come: what was not found here may still be in the JSON. */
function untold(what: string): string {
  return `Demarc could not tell ${what} from this finding. Everything GuardDuty said is below, as JSON.`;
}
