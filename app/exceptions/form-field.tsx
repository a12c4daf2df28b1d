import type { ReactNode } from "react";
import type { FormField, FormState } from "./form-state.ts";

export const inputClass =
  "min-h-9 w-full rounded-md border border-edge bg-card px-2.5 py-1.5 text-base";

/** What a field is told of itself: its name, what was typed, and what is wrong with it. */
export function fieldProps(state: FormState, name: FormField, prefix = "field") {
  const isWrong = state.problems[name] !== undefined;
  return {
    id: `${prefix}-${name}`,
    name,
    defaultValue: state.values[name],
    "aria-describedby": `${prefix}-${name}-said`,
    ...(isWrong ? { "aria-invalid": true as const } : {}),
  };
}

/** A field with its label above and, below, what to write or what is wrong. */
export function LabelledField({
  state,
  name,
  label,
  hint,
  prefix = "field",
  children,
}: {
  readonly state: FormState;
  readonly name: FormField;
  readonly label: string;
  readonly hint: ReactNode;
  /** Of ids: tells two forms of one page apart. */
  readonly prefix?: string;
  /** The field, made with {@link fieldProps}. */
  readonly children: ReactNode;
}) {
  return (
    <div>
      <label className="mb-1 block font-medium text-sm" htmlFor={`${prefix}-${name}`}>
        {label}
      </label>
      {children}
      <FieldSaid hint={hint} name={name} prefix={prefix} state={state} />
    </div>
  );
}

/** What is wrong with a field, else what to write into it. */
export function FieldSaid({
  state,
  name,
  hint,
  prefix = "field",
}: {
  readonly state: FormState;
  readonly name: FormField;
  readonly hint: ReactNode;
  readonly prefix?: string;
}) {
  const problem = state.problems[name];
  return (
    <p
      className={`mt-1 text-sm ${problem === undefined ? "text-mute" : "font-medium text-fail"}`}
      id={`${prefix}-${name}-said`}
    >
      {problem === undefined ? hint : <>Not yet: {problem}</>}
    </p>
  );
}
