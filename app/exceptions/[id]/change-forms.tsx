import type { ExceptionHistory } from "../../../lib/read-exceptions.ts";
import { nameField } from "../../_journal/form-field.ts";
import { JournalForm } from "../../_journal/journal-form.tsx";
import { change, withdraw } from "../actions.ts";
import { termsFields } from "../terms-fields.ts";

/** The two things that may be done with an exception that stands: change its terms, or take it back. */
export function ChangeForms({
  accountId,
  history: { id, last, entries },
  name,
  today,
}: {
  readonly accountId: string;
  readonly history: ExceptionHistory;
  /** The reader's own, as far as this browser knows. */
  readonly name: string;
  /** A plain date. */
  readonly today: string;
}) {
  const hidden = { account: accountId, subject: id, seen: String(entries[0]?.number ?? 0) };
  return (
    <div className="mb-7 grid items-start gap-7 xl:grid-cols-2">
      <section aria-labelledby="change">
        <h2 className="mb-2 font-semibold text-lg" id="change">
          Change it
        </h2>
        <JournalForm
          action={change}
          fields={[...termsFields(last, today), nameField(name)]}
          hidden={hidden}
          id="change-exception"
          submit="Change it"
        />
      </section>
      <section aria-labelledby="withdraw">
        <h2 className="mb-2 font-semibold text-lg" id="withdraw">
          Withdraw it
        </h2>
        <p className="mb-3 max-w-[60ch] text-mute">
          What no other exception excuses fails again at once. The journal keeps that it was there.
        </p>
        <JournalForm
          action={withdraw}
          fields={[nameField(name)]}
          hidden={hidden}
          id="withdraw-exception"
          look="quiet"
          submit="Withdraw it"
        />
      </section>
    </div>
  );
}
