/** The picture: yours on the demarcation line, AWS's under it. */
import { anyRead } from "../../posture/coverage.ts";
import { houseOf } from "../../posture/house.ts";
import type { AwsItemAssessment, Posture, ReportAssessment } from "../../posture/posture.ts";
import { firstToEnd, shortReportName } from "../report-name.ts";
import { shortText } from "../visible-text.ts";
import { evidenceWords, itemWords, pillarWords, statusWords } from "../words.ts";
import { barOf, countsInWords, day, rangeOf, shareOf } from "./cells.ts";
import type { House, Stone } from "./posture-report.ts";

/** More names than this do not fit a stone. */
const shownNames = 3;

export function houseFigure(posture: Posture): House {
  const blind = !anyRead(posture.coverage, "config");
  const pillars = posture.pillars.map(({ id, status, controls, ...ratio }) => ({
    name: pillarWords[id],
    share: shareOf(ratio, controls),
    range: rangeOf(ratio),
    status,
    statusText: statusWords[status],
    bar: barOf(controls, blind),
  }));
  const stones = posture.responsibilities.flatMap((item) =>
    item.side === "aws" ? [stoneOf(item, posture.reports)] : [],
  );
  const floors = houseOf(posture).floors.map(({ id, cells }) => ({
    name: id === "operations" ? "Operations" : itemWords[id],
    windows: cells.map(
      (cell) =>
        cell && {
          failing: cell.counts.failing,
          unseen: cell.counts.notEvaluated,
          total: cell.total,
          worst: cell.worstFailing,
        },
    ),
  }));
  const yours = posture.pillars.map(
    ({ id, status, controls }) =>
      `${pillarWords[id]}: ${statusWords[status].toLowerCase()}, ${countsInWords(controls)}`,
  );
  const theirs = stones.map(({ name, statusText }) => `${name}: ${statusText.toLowerCase()}`);
  const alternative = `Above the demarcation line, yours: ${yours.join("; ")}. Below it, AWS’s: ${theirs.join("; ")}.`;
  return { alternative, pillars, floors, stones, blind };
}

function stoneOf(
  { id, status, evidence }: AwsItemAssessment,
  all: readonly ReportAssessment[],
): Stone {
  const speaking = speakingOf(evidence, all);
  const names = [...new Set(speaking.map((report) => shortText(shortReportName(report), 24)))];
  const [first] = speaking;
  const more = names.length - shownNames;
  return {
    name: itemWords[id],
    status,
    statusText: evidenceWords[status],
    reports: `${names.slice(0, shownNames).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
    until:
      first === undefined
        ? ""
        : first.validUntil === null
          ? "undated"
          : `${speaking.length > 1 ? "all " : ""}${status === "expired" ? "ended" : "valid to"} ${day(first.validUntil)}`,
  };
}

/** The reports that speak for an item, the first to end first. */
export function speakingOf(
  evidence: readonly string[],
  reports: readonly ReportAssessment[],
): ReportAssessment[] {
  return firstToEnd(
    reports.filter((report) => evidence.includes(`${report.id}:${report.version}`)),
  );
}
