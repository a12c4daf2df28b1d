import { comesFirst, described, Hint, Problem } from "./field-words.tsx";
import { type AnsweredForm, typedInto, type WrittenField } from "./form-field.ts";

const types = { line: "text", date: "date", instant: "datetime-local" } as const;

/** A question that is answered in writing: its label, what helps, the field, what is wrong with it. */
export function Written({
  field,
  form,
}: {
  readonly field: WrittenField;
  readonly form: AnsweredForm;
}) {
  const { kind, name, label, hint, isRequired = false, longest, days, fills } = field;
  const id = `${form.id}-${name}`;
  const isWrong = form.answer.problems[name] !== undefined;
  const edge = isWrong ? "border-fail" : "border-edge hover:border-ink";
  const box = `mt-1 block w-full rounded-md border bg-card px-2.5 text-base ${edge}`;
  const common = {
    ...described(form, name, hint),
    defaultValue: typedInto(form, name, field.value),
    id,
    name,
    required: isRequired,
    ...(longest === undefined ? {} : { maxLength: longest }),
    ...comesFirst(form, name),
  };
  return (
    <div>
      <label className="font-medium text-sm" htmlFor={id}>
        {label}
      </label>
      <Hint form={form} hint={hint} name={name} />
      {kind === "text" ? (
        <textarea {...common} className={`${box} min-h-24 py-1.5`} rows={4} />
      ) : (
        <input
          {...common}
          autoComplete={fills ?? "off"}
          className={`${box} min-h-9 ${kind === "line" ? "" : "max-w-56"}`}
          max={days?.last}
          min={days?.first}
          type={types[kind]}
        />
      )}
      <Problem form={form} name={name} />
    </div>
  );
}
