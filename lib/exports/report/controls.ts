/** The appendix: every control. */
import { byText } from "../../posture/order.ts";
import type { ControlAssessment, Posture } from "../../posture/posture.ts";
import { bySeverity } from "../../posture/severity.ts";
import { controlStatuses } from "../../posture/vocabulary.ts";
import { controlStatusCell, counted, firstOf, number, severityCell, text } from "./cells.ts";
import type { Row, Section } from "./posture-report.ts";

/** An account may have thousands; on paper nobody looks one up beyond these. */
const onPaper = 500;

/** What fails first, then what was not seen. */
const order: readonly ControlAssessment["status"][] = [
  "failing",
  "notEvaluated",
  "excepted",
  "passing",
  "notApplicable",
];

/** Every control, what fails first; where there is a script, the list can be narrowed. */
export function controlsSection({ controls }: Posture): Section {
  const ordered = controls.toSorted(
    (a, b) =>
      order.indexOf(a.status) - order.indexOf(b.status) ||
      bySeverity(a.severity, b.severity) ||
      byText(a.key, b.key),
  );
  const counts = controlStatuses.map(
    (status) => [status, controls.filter((control) => control.status === status).length] as const,
  );
  return {
    id: "controls",
    title: "Appendix: every control",
    blocks: [
      {
        kind: "table",
        caption: `${counted(controls.length, "control")} by where they stand`,
        columns: counts.map(([status]) => ({ title: titles[status], width: 1, align: "end" })),
        rows: [{ cells: counts.map(([, count]) => number(count)) }],
      },
      {
        kind: "table",
        caption:
          "Every control, named after the fault it looks for: failing first, then what was not seen",
        columns: [
          { title: "Severity", width: 14 },
          { title: "Status", width: 16 },
          { title: "Control", width: 48 },
          { title: "Fails on", width: 8, align: "end" },
          { title: "Passes on", width: 8, align: "end" },
          { title: "Excepted", width: 12, align: "end" },
          { title: "Regions", width: 24 },
        ],
        rows: ordered.map(rowOf),
        filtered: true,
        onPaper: {
          rows: onPaper,
          rest: "the HTML and JSON exports; every failing resource is in the CSV export",
        },
      },
    ],
  };
}

const titles: Readonly<Record<ControlAssessment["status"], string>> = {
  passing: "Passing",
  failing: "Failing",
  excepted: "Excepted",
  notApplicable: "Nothing in scope",
  notEvaluated: "Not seen",
};

function rowOf(control: ControlAssessment): Row {
  const { key, title, severity, status, regions, failingRegions, unseen } = control;
  const unseenIn = [...new Set(unseen.flatMap((reason) => reason.regions))].sort(byText);
  const where =
    status === "failing"
      ? `fails in ${firstOf(failingRegions, 2)}`
      : unseenIn.length > 0
        ? `not seen in ${firstOf(unseenIn, 2)}`
        : firstOf(regions, 2);
  return {
    status,
    severity,
    cells: [
      severityCell(severity),
      controlStatusCell(status),
      text(title, key),
      number(control.nonCompliantResources),
      number(control.compliantResources),
      number(control.exceptedResources),
      text(where),
    ],
  };
}
