import { randomUUID } from "node:crypto";
import type { UserControl } from "../../../lib/posture/journal.ts";
import { longestName } from "../../../lib/posture/seen-text.ts";
import { nameField } from "../../_journal/form-field.ts";
import { JournalForm } from "../../_journal/journal-form.tsx";
import { save } from "./actions.ts";

/** The questions about one user control: a new one, or one that stands. */
export function UserControlForm({
  accountId,
  userControl,
  name,
  today,
  seen = 0,
}: {
  readonly accountId: string;
  readonly userControl: UserControl | null;
  /** The reader's own, as far as this browser knows. */
  readonly name: string;
  readonly today: string;
  /** Number of its last entry in the journal. */
  readonly seen?: number;
}) {
  const required = { isRequired: true } as const;
  return (
    <JournalForm
      action={save}
      fields={[
        {
          ...required,
          kind: "line",
          name: "report",
          label: "Report",
          hint: "Such as SOC 2, October 2025 to March 2026.",
          value: userControl?.report ?? "",
          longest: 200,
          isHalf: true,
        },
        {
          ...required,
          kind: "line",
          name: "reference",
          label: "Where it stands in the report",
          hint: "Such as CUEC 3.",
          value: userControl?.reference ?? "",
          longest: 100,
          isHalf: true,
        },
        {
          ...required,
          kind: "text",
          name: "text",
          label: "What it expects, in your own words",
          value: userControl?.text ?? "",
          longest: 4000,
        },
        {
          kind: "line",
          name: "criteria",
          label: "Criteria of SOC 2 that it supports",
          hint: "Such as CC6.1 CC6.2.",
          value: userControl?.criteria.join(" ") ?? "",
          longest: 500,
        },
        {
          kind: "text",
          name: "controls",
          label: "Controls that show it, by their keys",
          hint: "One a line, as they stand below a control’s title. Without any, nothing shows it.",
          value: userControl?.controls.join("\n") ?? "",
          longest: 8000,
        },
        {
          ...required,
          kind: "line",
          name: "owner",
          label: "Who answers for it",
          hint: "A person or a team.",
          value: userControl?.owner ?? "",
          longest: longestName,
          isHalf: true,
        },
        {
          ...required,
          kind: "date",
          name: "lastReviewedOn",
          label: "Reviewed on",
          hint: "When somebody last looked whether it is so.",
          value: today,
          isHalf: true,
        },
        nameField(name),
      ]}
      fold={userControl === null ? "Add a user control" : "Review or change it"}
      hidden={{
        account: accountId,
        ...(userControl === null
          ? { draft: randomUUID() }
          : { subject: userControl.id, seen: String(seen) }),
      }}
      id={userControl === null ? "add-user-control" : `change-${userControl.id}`}
      submit="Save"
    />
  );
}
