import { randomUUID } from "node:crypto";
import { exceptionLengths } from "../../../lib/posture/exception-rules.ts";
import { type FormField, nameField } from "../../_journal/form-field.ts";
import { JournalForm } from "../../_journal/journal-form.tsx";
import { accept } from "../actions.ts";
import { termsFields } from "../terms-fields.ts";

/** The questions of a new exception. */
export function NewExceptionForm({
  accountId,
  control,
  isControlKnown,
  resource,
  name,
  today,
}: {
  readonly accountId: string;
  /** The control's key; empty: nobody has said. */
  readonly control: string;
  /** The page says which control it is, and nobody need write it. */
  readonly isControlKnown: boolean;
  /** The id of the resource it is about; empty: nobody has said. */
  readonly resource: string;
  /** The reader's own, as far as this browser knows. */
  readonly name: string;
  /** A plain date. */
  readonly today: string;
}) {
  return (
    <JournalForm
      action={accept}
      beside="It is kept in the journal, and can be withdrawn."
      fields={[
        ...(isControlKnown ? [] : [controlField(control)]),
        scopeField(resource),
        ...termsFields(null, today),
        nameField(name),
      ]}
      hidden={{
        account: accountId,
        draft: randomUUID(),
        ...(isControlKnown ? { control } : {}),
      }}
      id="accept-deviation"
      submit="Accept this deviation"
    />
  );
}

function controlField(value: string): FormField {
  return {
    kind: "line",
    name: "control",
    label: "Control",
    hint: "Its key, as the control’s page shows it under the title.",
    value,
    isRequired: true,
  };
}

/** Every resource, one, or those whose ids fit a pattern. */
function scopeField(resource: string): FormField {
  return {
    kind: "choice",
    name: "scope",
    label: "What is accepted",
    value: resource === "" ? "" : "resource",
    options: [
      {
        value: "resource",
        label: "One resource",
        named: {
          kind: "line",
          name: "resource",
          label: "Id of the resource",
          hint: "As its page shows it.",
          value: resource,
        },
      },
      {
        value: "pattern",
        label: "Resources whose ids fit a pattern",
        named: {
          kind: "line",
          name: "pattern",
          label: "Pattern of ids",
          hint: "* is any characters: scratch-* is every id that begins so, also of resources yet to come.",
          value: "",
          longest: exceptionLengths.pattern.most,
        },
      },
      { value: "every", label: "Every resource of the control" },
    ],
  };
}
