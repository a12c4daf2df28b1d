/** The picture: yours on the demarcation line, AWS's under it. */
import { anyRead } from "../../posture/coverage.ts";
import { type HouseCell, houseOf, judgedIn, leadingStatus } from "../../posture/house.ts";
import type { AwsItemAssessment, Posture, ReportAssessment } from "../../posture/posture.ts";
import type { ControlStatus } from "../../posture/vocabulary.ts";
import { firstToEnd, shortReportName, untilInWords } from "../report-name.ts";
import { isOfFew } from "../share-in-words.ts";
import { shortText } from "../visible-text.ts";
import { evidenceWords, itemWords, pillarWords, statusWords } from "../words.ts";
import { barOf, countsInWords, rangeOf, shareOf } from "./cells.ts";
import type { House, Stone, Window } from "./posture-report.ts";

/** More names than this do not fit a stone. */
const shownNames = 3;

const caption =
  "Your controls by pillar and item. “3 of 12”: of 12 controls judged, 3 fail; the edge has the colour of the worst. Hatched: the share that was not seen. The percentage over a pillar is the share that passes.";

/** What a window says where nothing fails. */
const calmWords: Readonly<Record<ControlStatus, string>> = {
  failing: "fail",
  passing: "pass",
  excepted: "excepted",
  notApplicable: "no scope",
  notEvaluated: "not seen",
};

/** The same as the dashboard's house. */
function windowOf(cell: HouseCell): Window {
  const { counts, total, worstFailing } = cell;
  const status = leadingStatus(cell);
  return {
    value: status === "failing" ? `${counts.failing} of ${judgedIn(cell)}` : String(counts[status]),
    words: calmWords[status],
    status,
    unseen: counts.notEvaluated,
    total,
    worst: worstFailing,
  };
}

/** The six pillars with their controls, and AWS’s items under them. */
export function houseFigure(posture: Posture): House {
  const blind = !anyRead(posture.coverage, "config");
  const pillars = posture.pillars.map(({ id, status, controls, ...ratio }) => ({
    name: pillarWords[id],
    share: shareOf(ratio, controls),
    shareIs: ratio.measured !== null && isOfFew(controls) ? "pass" : "",
    range:
      ratio.worst !== null && controls.notEvaluated === 0
        ? "nothing unseen"
        : rangeOf(ratio, controls),
    status,
    statusText: statusWords[status],
    bar: barOf(controls, blind),
  }));
  const stones = posture.responsibilities.flatMap((item) =>
    item.side === "aws" ? [stoneOf(item, posture.reports)] : [],
  );
  const floors = houseOf(posture).floors.map(({ id, cells }) => ({
    name: id === "operations" ? "Operations" : itemWords[id],
    windows: cells.map((cell) => cell && windowOf(cell)),
  }));
  const yours = posture.pillars.map(
    ({ id, status, controls }) =>
      `${pillarWords[id]}: ${statusWords[status].toLowerCase()}, ${countsInWords(controls)}`,
  );
  const theirs = stones.map(({ name, statusText }) => `${name}: ${statusText.toLowerCase()}`);
  const alternative = `Above the demarcation line, yours: ${yours.join("; ")}. Below it, AWS’s: ${theirs.join("; ")}.`;
  return { alternative, caption, pillars, floors, stones, blind };
}

function stoneOf(
  { id, status, evidence }: AwsItemAssessment,
  all: readonly ReportAssessment[],
): Stone {
  const speaking = speakingOf(evidence, all);
  const names = [...new Set(speaking.map((report) => shortText(shortReportName(report), 24)))];
  const more = names.length - shownNames;
  return {
    name: itemWords[id],
    status,
    statusText: evidenceWords[status],
    reports: `${names.slice(0, shownNames).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
    until: untilInWords(speaking, status === "expired"),
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
