/** The register of accepted deviations. */
import type { ExceptionAssessment, Posture } from "../../posture/posture.ts";
import { code, counted, text } from "./cells.ts";
import type { Row, Section } from "./posture-report.ts";

/** A resource under two excepted controls is two failures: the sum over controls is of these, not of resources. */
export function exceptionsSection({ exceptions, controls }: Posture): Section {
  const active = exceptions.filter((exception) => exception.active);
  const failures = controls.reduce((sum, control) => sum + control.exceptedResources, 0);
  const ofControls = controls.filter(({ status }) => status === "excepted").length;
  const lead = `${counted(active.length, "exception is", "exceptions are")} in force and ${exceptions.length - active.length} ended. ${counted(failures, "failure")} (a resource under a control each) ${failures === 1 ? "is" : "are"} accepted, and ${counted(ofControls, "control")} ${ofControls === 1 ? "fails" : "fail"} on nothing else. None of it counts as compliant: it is in no ratio.`;
  return {
    id: "exceptions",
    title: "Exceptions register",
    blocks: [
      { kind: "text", text: lead },
      ...(exceptions.length === 0
        ? []
        : [
            {
              kind: "table",
              caption: counted(exceptions.length, "exception"),
              columns: [
                { title: "Id", width: 20 },
                { title: "Control", width: 32 },
                { title: "Resources", width: 24 },
                { title: "Reason", width: 38 },
                { title: "Owner", width: 18 },
                { title: "Last day", width: 17 },
              ],
              rows: exceptions.toSorted((a, b) => Number(b.active) - Number(a.active)).map(rowOf),
              onPaper: { rows: 200, rest: "the JSON export" },
            } as const,
          ]),
    ],
  };
}

function rowOf(exception: ExceptionAssessment): Row {
  const { id, control, resource, pattern, reason, owner, ticket, expiresOn, active } = exception;
  return {
    cells: [
      code(id),
      code(control),
      code(resource ?? pattern ?? "every resource"),
      text(reason, ticket ?? undefined),
      text(owner),
      text(expiresOn, active ? undefined : "ended"),
    ],
  };
}
