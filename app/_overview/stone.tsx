import { firstToEnd, shortReportName, untilInWords } from "../../lib/exports/report-name.ts";
import { evidenceWords } from "../../lib/exports/words.ts";
import type { AwsItemAssessment, ReportAssessment } from "../../lib/posture/posture.ts";
import type { EvidenceStatus } from "../../lib/posture/vocabulary.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { EvidenceMark } from "../_components/evidence-mark.tsx";
import { responsibilityHref } from "../_links/hrefs.ts";
import { day } from "../_words/instants.ts";
import { awsItems } from "../_words/names.ts";

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
      className={`grid h-full grid-cols-[1fr_auto] content-start items-baseline gap-x-3 rounded-xs px-3.5 py-2.5 hover:ring-1 sm:flex sm:flex-col sm:items-stretch sm:pt-3 sm:pb-3.5 hover:ring-stone-edge ${looks[item.status]}`}
      href={responsibilityHref(item.id)}
    >
      <span className="font-semibold">{name}</span>
      <span className="text-soft text-xs max-sm:hidden">{covers}</span>
      <span
        className={`flex items-center gap-1.5 text-sm max-sm:justify-self-end sm:mt-3 ${isFine ? "" : "font-medium text-ink"}`}
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
      <span className="text-soft text-xs sm:mt-0.5">
        <AwsText text={names.slice(0, shownNames).join(" · ")} />
        {more > 0 && <> +{more}</>}
      </span>
      <span className={`text-xs max-sm:text-right ${tone}`}>
        {untilInWords(speaking, item.status === "expired", day)}
      </span>
    </>
  );
}
