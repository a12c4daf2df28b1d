/** The register of accepted deviations. */

import type { JournalEntry } from "../../posture/journal.ts";
import type { ExceptionAssessment, Posture } from "../../posture/posture.ts";
import { type Acceptance, acceptancesIn } from "../acceptance.ts";
import { shortText } from "../visible-text.ts";
import { code, counted, minute, text } from "./cells.ts";
import type { Cell, Row, Section } from "./posture-report.ts";

/** A resource under two excepted controls is two failures: the sum over controls is of these, not of resources. */
export function exceptionsSection(
  { exceptions, controls }: Posture,
  decisions: readonly JournalEntry[],
): Section {
  const acceptances = acceptancesIn(decisions);
  const active = exceptions.filter((exception) => exception.active);
  const failures = controls.reduce((sum, control) => sum + control.exceptedResources, 0);
  const ofControls = controls.filter(({ status }) => status === "excepted").length;
  const lead = `${counted(active.length, "exception is", "exceptions are")} in force and ${exceptions.length - active.length} ended. ${counted(failures, "failure")} (a resource under a control each) ${failures === 1 ? "is" : "are"} accepted, and ${counted(ofControls, "control")} ${ofControls === 1 ? "fails" : "fail"} on nothing else. None of it counts as compliant: it is in no ratio.`;
  return {
    id: "exceptions",
    title: "Exceptions register",
    blocks: [
      { kind: "text", text: exceptions.length === 0 ? "None." : lead },
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
                { title: "Accepted by, on", width: 24 },
                { title: "Last day", width: 17 },
              ],
              rows: exceptions
                .toSorted((a, b) => Number(b.active) - Number(a.active))
                .map((exception) => rowOf(exception, acceptances.get(exception.id))),
              onPaper: { rows: 200, rest: "the JSON export" },
            } as const,
          ]),
    ],
  };
}

function rowOf(exception: ExceptionAssessment, accepted: Acceptance | undefined): Row {
  const { id, control, resource, pattern, reason, owner, ticket, expiresOn, active } = exception;
  return {
    cells: [
      code(id),
      code(control),
      code(resource ?? pattern ?? "every resource"),
      text(reason, ticket ?? undefined),
      text(owner),
      acceptedCell(accepted),
      text(expiresOn, active ? undefined : "ended"),
    ],
  };
}

/** The journal has every exception; one that it lacks is not made up. */
function acceptedCell(accepted: Acceptance | undefined): Cell {
  if (accepted === undefined) return text("not in the journal");
  const { who, at, changed } = accepted;
  const since =
    changed === null
      ? undefined
      : `changed by ${shortText(changed.who, 80)}, ${minute(changed.at)}`;
  return text(`${shortText(who, 120)}, ${minute(at)}`, since);
}
