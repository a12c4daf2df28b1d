import { randomUUID } from "node:crypto";
import type { TestableService } from "../../lib/posture/control.ts";
import { nameField } from "../_journal/form-field.ts";
import { JournalForm } from "../_journal/journal-form.tsx";
import { declare } from "./actions.ts";

/** The questions of a declaration. */
export function DeclareForm({
  accountId,
  services,
  name,
}: {
  readonly accountId: string;
  readonly services: readonly TestableService[];
  /** The reader's own, as far as this browser knows. */
  readonly name: string;
}) {
  return (
    <JournalForm
      action={declare}
      fields={[
        {
          kind: "several",
          name: "services",
          label: "What is tested",
          hint: "What is not on AWS’s list cannot be declared: nobody may test it without asking.",
          values: [],
          options: services.map(({ id, service }) => ({ value: id, label: service })),
        },
        {
          kind: "instant",
          name: "startsAt",
          label: "From, UTC",
          hint: "When it begins.",
          value: "",
          isRequired: true,
          isHalf: true,
        },
        {
          kind: "instant",
          name: "endsAt",
          label: "To, UTC",
          hint: "When it ends: 90 days later at most.",
          value: "",
          isRequired: true,
          isHalf: true,
        },
        {
          kind: "line",
          name: "contact",
          label: "Whom to ask while it runs",
          value: "",
          isRequired: true,
          longest: 200,
        },
        { kind: "text", name: "note", label: "Note", value: "", longest: 2000 },
        nameField(name),
      ]}
      fold="Declare a test"
      hidden={{ account: accountId, draft: randomUUID() }}
      id="declare-test"
      submit="Declare it"
    />
  );
}
