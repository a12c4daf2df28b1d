import type { ReportAssessment } from "../../lib/posture/posture.ts";
import type { ReportValidity } from "../../lib/posture/vocabulary.ts";
import { readEvidenceKinds } from "../../lib/read-catalogue.ts";
import { evidenceKindHref, reportHref, type WindowQuery } from "../_links/hrefs.ts";
import { day } from "../_words/instants.ts";
import { validityWords } from "../_words/statuses.ts";
import { AwsText } from "./aws-text.tsx";
import { DataTable } from "./data-table.tsx";
import { ItemLinks } from "./item-links.tsx";

const validityTone: Readonly<Record<ReportValidity, string>> = {
  current: "",
  expiring: "font-medium text-amber",
  expired: "font-medium text-amber",
  undated: "text-mute",
};

/** Artifact's reports: what period each covers, until when it speaks, and for what of AWS's. */
export function ReportTable({
  reports,
  caption,
  window = {},
}: {
  readonly reports: readonly ReportAssessment[];
  readonly caption: string;
  /** The audit window that the links carry on. */
  readonly window?: WindowQuery;
}) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { name: "Report" },
        { name: "Recognised as", narrow: "hide" },
        { name: "Period", narrow: "hide" },
        { name: "Speaks until" },
        { name: "Speaks for", narrow: "hide" },
      ]}
    >
      {reports.map((report) => (
        <tr key={`${report.id}:${report.version}`}>
          <th scope="row">
            <a className="font-medium hover:underline" href={reportHref(report.id, window)}>
              <AwsText text={report.name} />
            </a>
            <Publisher name={report.companyName} />
            <span className="block font-mono text-2xs text-mute">
              {report.id}:{report.version}
            </span>
          </th>
          <td className="max-md:hidden">
            <RecognisedAs report={report} />
          </td>
          <td className="whitespace-nowrap max-md:hidden">
            <Period report={report} />
          </td>
          <td className="whitespace-nowrap">
            {report.validUntil === null ? "–" : day(report.validUntil)}
            <span className={`block text-xs ${validityTone[report.validity]}`}>
              {validityWords[report.validity]}
            </span>
            {hasGrace(report) && (
              <span className="block text-mute text-xs">period and six months</span>
            )}
          </td>
          <td className="max-md:hidden">
            <ItemLinks
              items={report.items}
              none={<span className="text-mute">none of AWS’s five items</span>}
            />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

/** The kinds of evidence it was taken for, by the words of its series and name. */
function RecognisedAs({ report: { kinds, series } }: { readonly report: ReportAssessment }) {
  const known = readEvidenceKinds().filter(({ kind }) => kinds.includes(kind));
  return (
    <>
      {known.length === 0 ? (
        <span className="text-mute">nothing asked for</span>
      ) : (
        known.map(({ kind, name }) => (
          <a className="link block w-fit" href={evidenceKindHref(kind)} key={kind}>
            {name}
          </a>
        ))
      )}
      {series !== null && <AwsText className="block text-mute text-xs" text={`series ${series}`} />}
    </>
  );
}

/** A SOC report speaks beyond its period. */
function hasGrace({ periodEnd, validUntil }: ReportAssessment): boolean {
  return (
    periodEnd !== null && validUntil !== null && Date.parse(validUntil) > Date.parse(periodEnd)
  );
}

/** Vendors publish in Artifact too: whose report it is must be seen when it is not AWS's. */
function Publisher({ name }: { readonly name: string | null }) {
  if (name === null || /amazon|\baws\b/i.test(name)) return null;
  return <AwsText className="block text-mute text-xs" text={`by ${name}`} />;
}

function Period({ report: { periodStart, periodEnd } }: { readonly report: ReportAssessment }) {
  if (periodStart === null && periodEnd === null) return "–";
  return (
    <>
      {periodStart === null ? "…" : day(periodStart)} – {periodEnd === null ? "…" : day(periodEnd)}
    </>
  );
}
