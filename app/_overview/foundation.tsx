import { evidenceWords } from "../../lib/exports/words.ts";
import type { AwsItemAssessment, Posture, ReportAssessment } from "../../lib/posture/posture.ts";
import type { EvidenceStatus } from "../../lib/posture/vocabulary.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { responsibilityHref } from "../_links/hrefs.ts";
import { day } from "../_words/instants.ts";
import { awsItems } from "../_words/names.ts";
import { firstToEnd, shortReportName } from "../_words/report-name.ts";

/** AWS's half: five stones, each with the reports that speak for it and which ends first. Never in your score. */
export function Foundation({ posture }: { readonly posture: Posture }) {
  const items = posture.responsibilities.filter((item) => item.side === "aws");
  return (
    <ul className="grid gap-1 bg-ground px-4 pb-4 sm:grid-cols-2 sm:px-5 sm:pb-5 lg:grid-cols-5">
      {items.map((item) => (
        <li key={item.id}>
          <Stone item={item} reports={posture.reports} />
        </li>
      ))}
    </ul>
  );
}

/** More names than this do not fit a stone. */
const shownNames = 3;

const tones: Readonly<Record<EvidenceStatus, string>> = {
  evidenced: "bg-stone shadow-[inset_0_3px_var(--color-stone-edge)]",
  expiring: "bg-stone shadow-[inset_0_3px_var(--color-amber)]",
  expired: "bg-card shadow-[inset_0_0_0_1.5px_var(--color-amber)]",
  not_read: "hatched shadow-[inset_0_3px_var(--color-hatch-line)]",
  none: "bg-card shadow-[inset_0_0_0_1px_var(--color-edge)]",
};

function Stone({
  item,
  reports,
}: {
  readonly item: AwsItemAssessment;
  readonly reports: readonly ReportAssessment[];
}) {
  const { name, covers } = awsItems[item.id];
  return (
    <a
      className={`flex h-full flex-col rounded-[3px] px-3 pt-2.5 pb-3 hover:ring-1 hover:ring-edge ${tones[item.status]}`}
      href={responsibilityHref(item.id)}
    >
      <span className="font-medium">{name}</span>
      <span className="text-soft text-xs">{covers}</span>
      <span className="mt-auto block pt-2.5 text-sm">
        <Evidence item={item} reports={reports} />
      </span>
    </a>
  );
}

function Evidence({
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
  if (first === undefined) {
    return <span className="text-soft">{evidenceWords[item.status]}</span>;
  }
  const names = [...new Set(speaking.map(shortReportName))];
  const more = names.length - shownNames;
  const tone = item.status === "evidenced" ? "text-soft" : "font-medium text-amber";
  const later = speaking.filter(
    ({ validUntil }) => validUntil !== null && validUntil > (first.validUntil ?? ""),
  ).length;
  const ended = item.status === "expired";
  return (
    <>
      <span className="block">
        <AwsText text={names.slice(0, shownNames).join(" · ")} />
        {more > 0 && <span className="text-soft"> +{more}</span>}
      </span>
      <span className={`block text-xs ${tone}`}>
        {first.validUntil === null ? (
          "undated"
        ) : (
          <>
            <AwsText text={shortReportName(first)} /> {ended ? "ended" : "to"}{" "}
            {day(first.validUntil)}
          </>
        )}
        {later > 0 &&
          first.validUntil !== null &&
          `, ${later} ${ended ? "after it" : "until later"}`}
      </span>
    </>
  );
}
