import { shortReportName } from "../../../lib/exports/report-name.ts";
import { evidenceWords } from "../../../lib/exports/words.ts";
import type { ReportAssessment } from "../../../lib/posture/posture.ts";
import { day } from "../../_words/instants.ts";
import { evidenceKindWords } from "../../_words/standards.ts";
import { validityWords } from "../../_words/statuses.ts";
import type { MatrixRow } from "./matrix-rows.ts";

/** The rest is on the requirement's own page. */
const shown = 2;

/** AWS's half of a requirement in few words: which reports speak for it, and until when. */
export function AwsHalfLines({ row: { assessment, evidence } }: { readonly row: MatrixRow }) {
  const { reports, agreements } = evidence;
  if (assessment.awsHalf === null) return null;
  if (reports.length + agreements.length === 0) {
    return (
      <span className="block pt-0.5 text-amber text-xs">
        AWS: {evidenceWords[assessment.awsHalf]}
      </span>
    );
  }
  const lines = [
    ...agreements.map(({ id }) => ({ id, name: "BAA", until: "in force", isDue: false })),
    ...reports.map(reportLine),
  ];
  return (
    <ul className="pt-0.5 text-xs">
      {lines.slice(0, shown).map((line) => (
        <li key={line.id}>
          <span className="text-stone-edge">{line.name}</span>{" "}
          <span className={line.isDue ? "text-amber" : "text-mute"}>{line.until}</span>
        </li>
      ))}
      {lines.length > shown && <li className="text-mute">and {lines.length - shown} more</li>}
    </ul>
  );
}

function reportLine(report: ReportAssessment) {
  const [kind] = report.kinds;
  const { validity, validUntil } = report;
  const word = validity === "current" ? "until" : validityWords[validity];
  return {
    id: `${report.id}:${report.version}`,
    name: kind === undefined ? shortReportName(report) : evidenceKindWords[kind],
    until: validUntil === null ? word : `${word} ${day(validUntil)}`,
    isDue: validity === "expiring" || validity === "expired",
  };
}
