"use client";

import { useActionState } from "react";
import { FieldSaid, fieldProps, inputClass, LabelledField } from "../form-field.tsx";
import type { FormState, SendForm } from "../form-state.ts";
import { FormMessage, SubmitButton, TermsFields, WhoField } from "../terms-fields.tsx";

/**
 * The form for a new exception. A client component so that what was typed stands beside what is wrong with
 * it; without a script the server answers the same page with the same words.
 */
export function NewExceptionForm({
  send,
  initial,
  account,
  days,
  isControlGiven,
}: {
  readonly send: SendForm;
  readonly initial: FormState;
  readonly account: string;
  readonly days: { readonly first: string; readonly last: string };
  /** The page says which control it is, and nobody need write it. */
  readonly isControlGiven: boolean;
}) {
  const [state, action, pending] = useActionState(send, initial);
  return (
    <form action={action} className="max-w-[46rem] space-y-4" noValidate>
      <FormMessage state={state} />
      <input name="account" type="hidden" value={account} />
      {isControlGiven ? (
        <>
          <input name="control" type="hidden" value={state.values.control} />
          {state.problems.control !== undefined && (
            <FieldSaid hint="" name="control" state={state} />
          )}
        </>
      ) : (
        <LabelledField
          hint="Its key, as the control’s page shows it under the title."
          label="Control"
          name="control"
          state={state}
        >
          <input autoComplete="off" className={inputClass} {...fieldProps(state, "control")} />
        </LabelledField>
      )}
      <Scope state={state} />
      <TermsFields days={days} state={state} />
      <WhoField state={state} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton label="Accept this deviation" pending={pending} />
        <p className="text-mute text-sm">It is kept in the journal, and can be withdrawn.</p>
      </div>
    </form>
  );
}

/** Every resource, one, or those whose ids fit a pattern. */
function Scope({ state }: { readonly state: FormState }) {
  const choice = (value: string) => ({
    className: "mt-1 size-4",
    defaultChecked: state.values.scope === value,
    id: `scope-${value}`,
    name: "scope",
    type: "radio",
    value,
  });
  return (
    // The radio buttons' own checked state is the browser's once they stand: a new answer makes them anew.
    <fieldset className="rounded-lg border border-line px-4 pt-2 pb-3" key={state.values.scope}>
      <legend className="px-1 font-medium text-sm">What is accepted</legend>
      <div className="space-y-3">
        <Choice label="One resource" props={choice("resource")}>
          <input
            aria-label="Id of the resource"
            autoComplete="off"
            className={inputClass}
            {...fieldProps(state, "resource")}
          />
          <FieldSaid hint="Its id, as its page shows it." name="resource" state={state} />
        </Choice>
        <Choice label="Resources whose ids fit a pattern" props={choice("pattern")}>
          <input
            aria-label="Pattern of ids"
            autoComplete="off"
            className={inputClass}
            {...fieldProps(state, "pattern")}
          />
          <FieldSaid
            hint="* is any characters: scratch-* is every id that begins so, also of resources yet to come."
            name="pattern"
            state={state}
          />
        </Choice>
        <Choice label="Every resource of the control" props={choice("every")} />
      </div>
      {state.problems.scope !== undefined && <FieldSaid hint="" name="scope" state={state} />}
    </fieldset>
  );
}

function Choice({
  label,
  props,
  children,
}: {
  readonly label: string;
  readonly props: React.ComponentProps<"input">;
  readonly children?: React.ReactNode;
}) {
  return (
    <div className="grid grid-cols-[1.5rem_minmax(0,1fr)]">
      <input {...props} />
      <div>
        <label className="inline-flex min-h-6 items-center text-sm" htmlFor={props.id}>
          {label}
        </label>
        {children}
      </div>
    </div>
  );
}
