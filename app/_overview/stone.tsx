import { evidenceWords } from "../../lib/exports/words.ts";
import type { AwsItemAssessment, ReportAssessment } from "../../lib/posture/posture.ts";
import type { EvidenceStatus } from "../../lib/posture/vocabulary.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { EvidenceMark } from "../_components/evidence-mark.tsx";
import { responsibilityHref } from "../_links/hrefs.ts";
import { day } from "../_words/instants.ts";
import { awsItems } from "../_words/names.ts";
import { firstToEnd, shortReportName } from "../_words/report-name.ts";

/** More names than this do not fit a stone. */
const shownNames = 3;

const looks: Readonly<Record<EvidenceStatus, string>> = {
  evidenced: "bg-stone stone-cut",
  expiring: "bg-stone stone-cut",
  expired: "border border-amber border-dashed bg-card",
  not_read: "hatched stone-cut",
  none: "border border-edge border-dashed bg-card",
};

/** One of AWS's items: what it is, whether it is evidenced, by what, and what ends first. */
export function Stone({
  item,
  reports,
}: {
  readonly item: AwsItemAssessment;
  readonly reports: readonly ReportAssessment[];
}) {
  const { name, covers } = awsItems[item.id];
  const isFine = item.status === "evidenced";
  return (
    <a
      className={`flex h-full flex-col rounded-xs px-3.5 pt-3 pb-3.5 hover:ring-1 hover:ring-stone-edge ${looks[item.status]}`}
      href={responsibilityHref(item.id)}
    >
      <span className="font-semibold">{name}</span>
      <span className="text-soft text-xs">{covers}</span>
      <span
        className={`mt-3 flex items-center gap-1.5 text-sm ${isFine ? "" : "font-medium text-ink"}`}
      >
        <EvidenceMark status={item.status} />
        {evidenceWords[item.status]}
      </span>
      <Speaking item={item} reports={reports} />
    </a>
  );
}

function Speaking({
  item,
  reports,
}: {
  readonly item: AwsItemAssessment;
  readonly reports: readonly ReportAssessment[];
}) {
  const speaking = firstToEnd(
    reports.filter((report) => item.evidence.includes(`${report.id}:${report.version}`)),
  );
  const [first] = speaking;
  if (first === undefined) return null;
  const names = [...new Set(speaking.map(shortReportName))];
  const more = names.length - shownNames;
  const tone = item.status === "evidenced" ? "text-soft" : "font-medium text-amber";
  return (
    <>
      <span className="mt-0.5 block text-soft text-xs">
        <AwsText text={names.slice(0, shownNames).join(" · ")} />
        {more > 0 && <> +{more}</>}
      </span>
      <span className={`block text-xs ${tone}`}>
        {first.validUntil === null ? (
          "undated"
        ) : (
          <>
            {speaking.length > 1 && "all "}
            {item.status === "expired" ? "ended" : "valid to"} {day(first.validUntil)}
          </>
        )}
      </span>
    </>
  );
}
