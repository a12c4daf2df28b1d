/** What fails and what was seen to happen, the most urgent first. */
import type { Posture } from "../../posture/posture.ts";
import { type Fix, rankFixes } from "../../posture/rank-fixes.ts";
import { severities } from "../../posture/vocabulary.ts";
import { counted, firstOf, number, severityCell, text } from "./cells.ts";
import type { Block, Row, Section, Table } from "./posture-report.ts";

/** On the first page, which has to stay one: findings may take half of it and no more. */
const mostUrgent = { rows: 6, findings: 3 };

/** Sections show this many; the appendix has every control, the CSV every resource. */
const leading = 25;

const columns = [
  { title: "Severity", width: 12 },
  { title: "What is wrong", width: 52 },
  { title: "How much", width: 16 },
  { title: "Where", width: 28 },
] as const;

/** The few for the first page. */
export function urgentTable(posture: Posture): Table {
  const ranked = rankFixes(posture);
  let findings = 0;
  const shown = ranked
    .filter((fix) => fix.kind === "control" || ++findings <= mostUrgent.findings)
    .slice(0, mostUrgent.rows);
  const caption =
    ranked.length > shown.length
      ? `Fix first: the most urgent of ${ranked.length}; section 1 goes on`
      : "Fix first";
  return { kind: "table", caption, columns, rows: shown.map((fix) => rowOf(fix, 2)) };
}

/** Controls that fail and types of active findings, the most urgent first. */
export function fixesSection(posture: Posture): Section {
  return {
    id: "fix-first",
    title: "What to fix first",
    blocks: [...controlBlocks(posture), ...findingBlocks(posture)],
  };
}

function controlBlocks(posture: Posture): Block[] {
  const ranked = rankFixes({ controls: posture.controls, findingGroups: [] });
  if (ranked.length === 0)
    return [{ kind: "text", text: "No control fails where Demarc could look." }];
  const shown = ranked.slice(0, leading);
  return [
    {
      kind: "text",
      text: "Failing controls by severity, then by how far they let anyone reach, then by how many resources fail. The appendix has every control; the CSV export has every failing resource.",
    },
    {
      kind: "table",
      caption:
        ranked.length > shown.length
          ? `The first ${shown.length} of ${ranked.length} failing controls`
          : `${counted(ranked.length, "failing control")}`,
      columns,
      rows: shown.map((fix) => rowOf(fix, 3)),
    },
  ];
}

function findingBlocks({ findings, findingGroups }: Posture): Block[] {
  const active = severities.reduce((sum, severity) => sum + findings[severity], 0);
  const aside = `${counted(findings.archived, "finding is", "findings are")} archived and ${findings.sample} made by GuardDuty’s sample generator; neither is counted.`;
  const heading: Block = { kind: "heading", text: "Active GuardDuty findings" };
  if (active === 0)
    return [
      heading,
      {
        kind: "text",
        text: `None is active where a detector was read. Silence says nothing where none was: see the coverage statement. ${aside}`,
      },
    ];
  const ranked = rankFixes({ controls: [], findingGroups });
  const shown = ranked.slice(0, leading);
  return [
    heading,
    { kind: "text", text: `By type, the worst first. ${aside}` },
    {
      kind: "table",
      caption:
        ranked.length > shown.length
          ? `The first ${shown.length} of ${ranked.length} types of findings`
          : counted(ranked.length, "type of finding", "types of findings"),
      columns,
      rows: shown.map((fix) => rowOf(fix, 3)),
    },
    {
      kind: "table",
      caption: "Active findings by severity",
      columns: severities.map((severity) => ({ title: severity, width: 1, align: "end" })),
      rows: [{ cells: severities.map((severity) => number(findings[severity])) }],
    },
  ];
}

function rowOf(fix: Fix, regions: number): Row {
  switch (fix.kind) {
    case "control": {
      const { title, key, nonCompliantResources, failingRegions } = fix.control;
      return {
        cells: [
          severityCell(fix.severity),
          text(title, key),
          text(together(counted(nonCompliantResources, "resource"))),
          text(firstOf(failingRegions, regions)),
        ],
      };
    }
    case "findings": {
      const { title, type, count } = fix.group;
      return {
        cells: [
          severityCell(fix.severity),
          text(title, type),
          text(together(counted(count, "finding"))),
          text(firstOf(fix.group.regions, regions)),
        ],
      };
    }
    default:
      return fix satisfies never;
  }
}

/** A number and its noun stay on one line. */
function together(words: string): string {
  return words.replace(" ", "\u00A0");
}
