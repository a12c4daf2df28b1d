import type { FormAnswer } from "./form-answer.ts";
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
  readonly action: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
}) {
  return (
    <JournalForm
      action={action}
      fields={[
        {
          kind: "line",
          name: "who",
          label: "Your name",
          value: name,
          isRequired: true,
          longest: 100,
        },
      ]}
      hidden={{ account: accountId, subject: id, seen: String(seen) }}
      id={`withdraw-${id}`}
      name={`Take it ${called}`}
      submit={`Take ${id} ${called}`}
    />
  );
}
