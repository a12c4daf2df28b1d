/** The pillars, and whose job what is. */
import { anyRead, detectorWasHeard } from "../../posture/coverage.ts";
import type { Posture } from "../../posture/posture.ts";
import { inNoItem, inNoPillar, type Place } from "../unplaced.ts";
import { itemWords, pillarWords } from "../words.ts";
import {
  barOf,
  number,
  postureStatusCell,
  rangeOf,
  severitiesInWords,
  shareOf,
  text,
} from "./cells.ts";
import { evidenceBlocks } from "./evidence.ts";
import type { Column, Row, Section, Table } from "./posture-report.ts";

const figures: readonly Column[] = [
  { title: "Status", width: 20 },
  { title: "Measured", width: 12 },
  { title: "Worst to best", width: 17 },
  { title: "Passing, not seen, failing", width: 16 },
  { title: "Pass", width: 7, align: "end" },
  { title: "Fail", width: 7, align: "end" },
  { title: "Not seen", width: 8, align: "end" },
  { title: "Excepted", width: 12, align: "end" },
  { title: "No scope", width: 8, align: "end" },
  { title: "Active findings", width: 20 },
];

/** A row for each pillar, and one for what is in none. */
export function pillarsSection(posture: Posture): Section {
  const stray = inNoPillar(posture);
  const rows = posture.pillars.map((pillar) => rowOf(pillarWords[pillar.id], pillar, posture));
  if (stray !== null) rows.push(rowOf("In no pillar", stray, posture));
  return {
    id: "pillars",
    title: "Pillars",
    blocks: [
      {
        kind: "text",
        text: "The six pillars of the Well-Architected Framework. A control counts once in each pillar it belongs to, whatever the number of regions and packs that have it.",
      },
      placesTable("Controls by pillar", "Pillar", rows),
    ],
  };
}

/** The customer’s items, a row each, and AWS’s under them. */
export function responsibilitiesSection(posture: Posture): Section {
  const operations = inNoItem(posture);
  const rows = posture.responsibilities.flatMap((item) =>
    item.side === "customer" ? [rowOf(itemWords[item.id], item, posture)] : [],
  );
  if (operations !== null)
    rows.push(rowOf("Operations, nobody’s security item", operations, posture));
  return {
    id: "responsibilities",
    title: "Responsibility split",
    blocks: [
      {
        kind: "text",
        text: "AWS’s shared responsibility model. Security in the cloud is yours: your controls and findings judge it. Security of the cloud is AWS’s: reports and agreements in AWS Artifact speak for it, and it never enters your numbers.",
      },
      { kind: "heading", text: "Yours: security in the cloud" },
      placesTable("Your controls by item", "Item", rows),
      ...evidenceBlocks(posture),
    ],
  };
}

function placesTable(caption: string, title: string, rows: readonly Row[]): Table {
  return { kind: "table", caption, columns: [{ title, width: 24 }, ...figures], rows };
}

function rowOf(
  name: string,
  { status, controls, findings, ...ratio }: Place,
  posture: Posture,
): Row {
  const blind = !anyRead(posture.coverage, "config");
  return {
    cells: [
      text(name),
      postureStatusCell(status),
      text(shareOf(ratio, controls)),
      text(rangeOf(ratio, controls)),
      { kind: "bar", bar: barOf(controls, blind) },
      number(controls.passing),
      number(controls.failing),
      number(controls.notEvaluated),
      number(controls.excepted),
      number(controls.notApplicable),
      text(findingsInWords(findings, posture)),
    ],
  };
}

/** Silence says something only where a detector was read. */
function findingsInWords(findings: Place["findings"], { coverage }: Posture): string {
  const words = severitiesInWords(findings);
  return words === "none" && !detectorWasHeard(coverage) ? "no detector read" : words;
}
