/** Where the posture stands, place by place: pillars, your items, AWS's items. */
import type { Posture, Ratio } from "../posture/posture.ts";
import { wholePercent } from "./cut-ratio.ts";
import { markdownTable } from "./markdown-table.ts";
import { inNoItem, inNoPillar, type Place } from "./unplaced.ts";
import { evidenceWords, itemWords, pillarWords, statusWords } from "./words.ts";

const columns = ["Status", "Measured", "Possible", "Pass", "Fail", "Not judged", "Findings"];

/** The six pillars, and below them whatever nothing could place. */
export function pillarsSection(posture: Posture): string {
  const rows = posture.pillars.map((pillar) => [pillarWords[pillar.id], ...placeCells(pillar)]);
  const stray = inNoPillar(posture);
  if (stray !== null) rows.push(["In no pillar", ...placeCells(stray)]);
  return `## Pillars\n\n${markdownTable(["Pillar", ...columns], rows)}`;
}

/** The five items, and below them what is nobody's security item. */
export function customerItemsSection(posture: Posture): string {
  const rows = posture.responsibilities.flatMap((item) =>
    item.side === "customer" ? [[itemWords[item.id], ...placeCells(item)]] : [],
  );
  const operations = inNoItem(posture);
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
