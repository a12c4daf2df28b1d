/** AWS's half: its items, the reports and agreements that speak for them, and until when. */
import { byText } from "../../posture/order.ts";
import type { Posture, ReportAssessment } from "../../posture/posture.ts";
import { agreementStateWords, itemWords, validityWords } from "../words.ts";
import { code, counted, day, evidenceCell, text } from "./cells.ts";
import { speakingOf } from "./house.ts";
import type { Block, Column, Table } from "./posture-report.ts";

/** Vendors' reports can be many; those that speak for AWS come first. */
const onPaper = 60;

/** AWS’s items, then the reports and the agreements of AWS Artifact: metadata alone. */
export function evidenceBlocks(posture: Posture): Block[] {
  return [
    { kind: "heading", text: "AWS’s: security of the cloud" },
    itemsTable(posture),
    { kind: "heading", text: "Reports in AWS Artifact" },
    ...reportBlocks(posture.reports),
    { kind: "heading", text: "Agreements with AWS" },
    ...agreementBlocks(posture),
  ];
}

function itemsTable({ responsibilities, reports }: Posture): Table {
  return {
    kind: "table",
    caption: "AWS’s items and what evidences them",
    columns: [
      { title: "Item", width: 34 },
      { title: "Status", width: 20 },
      { title: "Reports that speak for it", width: 52 },
      { title: "First ends", width: 14 },
    ],
    rows: responsibilities.flatMap((item) => {
      if (item.side !== "aws") return [];
      const speaking = speakingOf(item.evidence, reports);
      const [first] = speaking;
      return [
        {
          cells: [
            text(itemWords[item.id]),
            evidenceCell(item.status),
            text(
              speaking.length === 0
                ? "none"
                : [...new Set(speaking.map(({ name }) => name))].join("; "),
            ),
            text(first === undefined ? "" : day(first.validUntil)),
          ],
        },
      ];
    }),
  };
}

const reportColumns: readonly Column[] = [
  { title: "Report", width: 44 },
  { title: "Id and version", width: 34 },
  { title: "Period", width: 24 },
  { title: "Speaks until", width: 14 },
  { title: "Validity", width: 11 },
];

function reportBlocks(reports: readonly ReportAssessment[]): Block[] {
  if (reports.length === 0) return [{ kind: "text", text: "No report was read." }];
  const ordered = reports.toSorted(
    (a, b) =>
      Number(a.items.length === 0) - Number(b.items.length === 0) ||
      byText(a.name, b.name) ||
      byText(a.id, b.id),
  );
  return [
    {
      kind: "quiet",
      text: "A report speaks until its period ends; a SOC report, which looks back, for six months more. One without a date evidences nothing alone, and a vendor’s report says nothing about AWS. Demarc reads what is said of a report, never the report.",
    },
    {
      kind: "table",
      caption: counted(reports.length, "report"),
      columns: reportColumns,
      rows: ordered.map((report) => ({
        cells: [
          text(report.name, report.companyName ?? undefined),
          code(`${report.id}:${report.version}`),
          text(
            report.periodStart === null && report.periodEnd === null
              ? "undated"
              : `${day(report.periodStart)} to ${day(report.periodEnd)}`,
          ),
          text(day(report.validUntil)),
          text(validityWords[report.validity]),
        ],
      })),
      onPaper: { rows: onPaper, rest: "the JSON export" },
    },
  ];
}

function agreementBlocks({ agreements }: Posture): Block[] {
  if (agreements.length === 0)
    return [{ kind: "text", text: "No agreement is in force as far as Artifact was read." }];
  return [
    {
      kind: "table",
      caption: counted(agreements.length, "agreement"),
      columns: [
        { title: "Agreement", width: 60 },
        { title: "State", width: 20 },
        { title: "In force since", width: 20 },
        { title: "Until", width: 20 },
      ],
      rows: agreements.map(({ name, state, effectiveStart, effectiveEnd }) => ({
        cells: [
          text(name),
          text(state === null ? "not said" : agreementStateWords(state)),
          text(day(effectiveStart)),
          text(effectiveEnd === null ? "no end" : day(effectiveEnd)),
        ],
      })),
    },
  ];
}
