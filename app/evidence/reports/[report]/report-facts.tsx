import { newerThan } from "../../../../lib/posture/newer-report.ts";
import type { Posture, ReportAssessment } from "../../../../lib/posture/posture.ts";
import { readEvidenceKinds } from "../../../../lib/read-catalogue.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { Fact, Facts } from "../../../_components/facts.tsx";
import { ItemLinks } from "../../../_components/item-links.tsx";
import { evidenceKindHref, reportHref } from "../../../_links/hrefs.ts";
import { day } from "../../../_words/instants.ts";
import { validityWords } from "../../../_words/statuses.ts";
import { type AskedWindow, windowQuery } from "../../_window/read-window.ts";

/** What Artifact says of a report: what it is, its period, until when it speaks, and whether a newer one is there. */
export function ReportFacts({
  report,
  posture,
  asked,
}: {
  readonly report: ReportAssessment;
  readonly posture: Posture;
  readonly asked: AskedWindow;
}) {
  const { periodStart, periodEnd, validity, validUntil, version, id, companyName } = report;
  return (
    <Facts>
      <Fact name="Recognised as">
        <Kinds report={report} />
      </Fact>
      <Fact name="Period">
        {periodStart === null && periodEnd === null
          ? "AWS gives none"
          : `${periodStart === null ? "…" : day(periodStart)} – ${periodEnd === null ? "…" : day(periodEnd)}`}
      </Fact>
      <Fact name="Speaks until">
        {validUntil === null
          ? validityWords[validity]
          : `${day(validUntil)}, ${validityWords[validity]}`}
      </Fact>
      <Fact name="Newer one">
        <Newer asked={asked} posture={posture} report={report} />
      </Fact>
      <Fact name="Speaks for AWS’s">
        <ItemLinks items={report.items} none="none of the five items" />
      </Fact>
      <Fact name="Published by">{companyName === null ? "–" : <AwsText text={companyName} />}</Fact>
      <Fact name="In Artifact">
        <span className="wrap-anywhere font-mono text-xs">{id}</span>, version {version}
      </Fact>
    </Facts>
  );
}

function Kinds({ report: { kinds } }: { readonly report: ReportAssessment }) {
  const known = readEvidenceKinds().filter(({ kind }) => kinds.includes(kind));
  if (known.length === 0) return "nothing asked for";
  return known.map(({ kind, name }, index) => (
    <span key={kind}>
      {index > 0 && ", "}
      <a className="link" href={evidenceKindHref(kind)}>
        {name}
      </a>
    </span>
  ));
}

function Newer({
  report,
  posture,
  asked,
}: {
  readonly report: ReportAssessment;
  readonly posture: Posture;
  readonly asked: AskedWindow;
}) {
  const newer = newerThan(report, posture.reports);
  if (newer === null) return "none listed";
  return (
    <>
      <a className="link" href={reportHref(newer.id, windowQuery(asked))}>
        <AwsText text={newer.name} />
      </a>
      {newer.periodEnd !== null && `, to ${day(newer.periodEnd)}`}
    </>
  );
}
