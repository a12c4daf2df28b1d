import { fieldProps, inputClass, LabelledField } from "./form-field.tsx";
import type { FormState } from "./form-state.ts";

/** Reason, owner, ticket and last day: what every exception says, and what may be changed of it. */
export function TermsFields({
  state,
  days,
}: {
  readonly state: FormState;
  /** The first and the last day on which it may end. */
  readonly days: { readonly first: string; readonly last: string };
}) {
  return (
    <>
      <LabelledField
        hint="For whoever reads it next year: why this is accepted, and what is done instead. At least 10 characters."
        label="Reason"
        name="reason"
        state={state}
      >
        <textarea className={`${inputClass} min-h-28`} rows={5} {...fieldProps(state, "reason")} />
      </LabelledField>
      <div className="grid gap-4 sm:grid-cols-2">
        <LabelledField
          hint="Who answers for it: a person or a team."
          label="Owner"
          name="owner"
          state={state}
        >
          <input autoComplete="off" className={inputClass} {...fieldProps(state, "owner")} />
        </LabelledField>
        <LabelledField
          hint={`At the end of this day, UTC, it is over and fails again. At most ${days.last}.`}
          label="Last day"
          name="expiresOn"
          state={state}
        >
          <input
            className={inputClass}
            max={days.last}
            min={days.first}
            type="date"
            {...fieldProps(state, "expiresOn")}
          />
        </LabelledField>
      </div>
      <LabelledField
        hint="Where it was discussed: an address, or a reference such as SEC-123. May be left empty."
        label="Ticket"
        name="ticket"
        state={state}
      >
        <input autoComplete="off" className={inputClass} {...fieldProps(state, "ticket")} />
      </LabelledField>
    </>
  );
}

/** Who decides, as they say it. */
export function WhoField({
  state,
  prefix = "field",
}: {
  readonly state: FormState;
  readonly prefix?: string;
}) {
  return (
    <LabelledField
      hint="It goes into the journal as you say it: Demarc cannot prove who you are. This browser remembers it."
      label="Your name"
      name="who"
      prefix={prefix}
      state={state}
    >
      <input autoComplete="name" className={inputClass} {...fieldProps(state, "who", prefix)} />
    </LabelledField>
  );
}

/** What is wrong with no field in particular, before everything else. */
export function FormMessage({ state }: { readonly state: FormState }) {
  const wrong = Object.keys(state.problems).length;
  if (state.message === null && wrong === 0) return null;
  return (
    <div className="rounded-lg border border-fail px-4 py-3 text-sm" role="alert">
      <p className="font-semibold text-fail">Nothing was written</p>
      <p className="mt-1">
        {state.message ??
          `${wrong === 1 ? "One field needs" : `${wrong} fields need`} another look. What you typed is still there.`}
      </p>
    </div>
  );
}

/** The button of a form, and what it is called while the answer is on its way. */
export function SubmitButton({
  label,
  pending,
  look = "loud",
}: {
  readonly label: string;
  readonly pending: boolean;
  readonly look?: "loud" | "quiet";
}) {
  const looks = {
    loud: "bg-ink font-medium text-card enabled:hover:opacity-90",
    quiet: "border border-edge enabled:hover:border-ink",
  } as const;
  return (
    <button
      className={`min-h-9 rounded-md px-4 disabled:opacity-70 ${looks[look]}`}
      disabled={pending}
      type="submit"
    >
      {pending ? "Writing…" : label}
    </button>
  );
}
