/** Where the posture stands, place by place: pillars, your items, AWS's items. */
import { isComplete } from "../posture/coverage.ts";
import type { ControlAssessment, FindingGroup, Posture, Ratio } from "../posture/posture.ts";
import { countControls, ratioOf, statusOf } from "../posture/roll-up.ts";
import { noFindings } from "../posture/severity.ts";
import { wholePercent } from "./cut-ratio.ts";
import { markdownTable } from "./markdown-table.ts";
import { evidenceWords, itemWords, pillarWords, statusWords } from "./words.ts";

type Place = Omit<Posture["pillars"][number], "id">;

const columns = ["Status", "Measured", "Possible", "Pass", "Fail", "Not judged", "Findings"];

/** The six pillars, and below them whatever nothing could place. */
export function pillarsSection(posture: Posture): string {
  const rows = posture.pillars.map((pillar) => [pillarWords[pillar.id], ...placeCells(pillar)]);
  const stray = placeOf(
    posture.controls.filter(({ pillars }) => pillars.length === 0),
    posture.findingGroups.filter(({ pillars }) => pillars.length === 0),
    posture,
  );
  if (stray !== null) rows.push(["In no pillar", ...placeCells(stray)]);
  return `## Pillars\n\n${markdownTable(["Pillar", ...columns], rows)}`;
}

/** The five items, and below them what is nobody's security item. */
export function customerItemsSection(posture: Posture): string {
  const rows = posture.responsibilities.flatMap((item) =>
    item.side === "customer" ? [[itemWords[item.id], ...placeCells(item)]] : [],
  );
  const operations = placeOf(
    posture.controls.filter(({ pillars, responsibility }) => pillars.length > 0 && !responsibility),
    posture.findingGroups.filter(
      ({ pillars, responsibility }) => pillars.length > 0 && !responsibility,
    ),
    posture,
  );
  if (operations !== null)
    rows.push(["Operations, nobody's security item", ...placeCells(operations)]);
  return `## Yours: security in the cloud\n\n${markdownTable(["Item", ...columns], rows)}`;
}

export function awsItemsSection({ responsibilities }: Posture): string {
  const rows = responsibilities.flatMap((item) =>
    item.side === "aws"
      ? [[itemWords[item.id], evidenceWords[item.status], String(item.evidence.length)]]
      : [],
  );
  return `## AWS's: security of the cloud\n\n${markdownTable(["Item", "Status", "Reports"], rows)}`;
}

/**
 * What the posture does not sum up itself, by the same arithmetic; null when nothing stands there.
 * A type's findings all count under the type's worst severity, which is all that a status asks for.
 */
function placeOf(
  controls: readonly ControlAssessment[],
  groups: readonly FindingGroup[],
  { coverage }: Posture,
): Place | null {
  if (controls.length === 0 && groups.length === 0) return null;
  const findings = noFindings();
  for (const { severity, count } of groups) findings[severity] += count;
  const counts = countControls(controls);
  const sight = { complete: isComplete(coverage), detectorSpeaks: false };
  return {
    status: statusOf(controls, findings, sight),
    controls: counts,
    ...ratioOf(counts),
    findings,
  };
}

function placeCells({ status, controls, findings, ...ratio }: Place): string[] {
  const active = findings.critical + findings.high + findings.medium + findings.low;
  return [
    statusWords[status],
    ratio.measured === null ? "nothing measured" : `${wholePercent(ratio.measured)} %`,
    possible(ratio),
    String(controls.passing),
    String(controls.failing),
    String(controls.notEvaluated),
    String(active),
  ];
}

/** What the share could be, had everything been seen. */
function possible({ worst, best }: Ratio): string {
  if (worst === null || best === null) return "unknown";
  return `${wholePercent(worst)} to ${wholePercent(best)} %`;
}
