/** Where the posture stands, place by place: pillars, your items, AWS's items. */
import type { Posture } from "../posture/posture.ts";
import { markdownTable } from "./markdown-table.ts";
import { rangeInWords, shareInWords } from "./share-in-words.ts";
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
    shareInWords(ratio, controls),
    rangeInWords(ratio, controls),
    String(controls.passing),
    String(controls.failing),
    String(controls.notEvaluated),
    String(active),
  ];
}
