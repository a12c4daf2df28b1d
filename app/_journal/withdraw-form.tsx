import type { SendForm } from "./form-answer.ts";
import { nameField } from "./form-field.ts";
import { JournalForm } from "./journal-form.tsx";

/** Takes something back, under somebody's name. */
export function WithdrawForm({
  id,
  accountId,
  seen,
  name,
  called,
  action,
}: {
  readonly id: string;
  readonly accountId: string;
  /** Number of its last entry in the journal. */
  readonly seen: number;
  /** The reader's own, as far as this browser knows. */
  readonly name: string;
  /** Which way it is taken. */
  readonly called: "away" | "back";
  readonly action: SendForm;
}) {
  return (
    <JournalForm
      action={action}
      fields={[nameField(name)]}
      fold={`Take it ${called}`}
      hidden={{ account: accountId, subject: id, seen: String(seen) }}
      id={`withdraw-${id}`}
      look="quiet"
      submit={`Take ${id} ${called}`}
    />
  );
}
