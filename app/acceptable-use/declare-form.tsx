import type { TestableService } from "../../lib/posture/control.ts";
import type { FormAnswer } from "../_journal/form-answer.ts";
import { JournalForm } from "../_journal/journal-form.tsx";

/** The questions of a declaration. */
export function DeclareForm({
  accountId,
  services,
  name,
  action,
}: {
  readonly accountId: string;
  readonly services: readonly TestableService[];
  /** The reader's own, as far as this browser knows. */
  readonly name: string;
  readonly action: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
}) {
  return (
    <JournalForm
      action={action}
      fields={[
        {
          kind: "several",
          name: "services",
          label: "What is tested",
          hint: "What is not on AWS’s list cannot be declared: nobody may test it without asking.",
          values: [],
          options: services.map(({ id, service }) => ({ value: id, label: service })),
        },
        { kind: "instant", name: "startsAt", label: "From, UTC", value: "", isRequired: true },
        {
          kind: "instant",
          name: "endsAt",
          label: "To, UTC",
          hint: "90 days at most.",
          value: "",
          isRequired: true,
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
        {
          kind: "line",
          name: "who",
          label: "Your name",
          hint: "It stands in the journal; this browser remembers it.",
          value: name,
          isRequired: true,
          longest: 100,
        },
      ]}
      hidden={{ account: accountId }}
      id="declare-test"
      name="Declare a test"
      submit="Declare it"
    />
  );
}
