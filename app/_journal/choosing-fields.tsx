import { comesFirst, described, Hint, Problem } from "./field-words.tsx";
import {
  type AnsweredForm,
  type ChoiceField,
  type SeveralField,
  type TickField,
  typedInto,
} from "./form-field.ts";
import { Written } from "./written-field.tsx";

const group = "rounded-lg border border-line px-4 pt-2 pb-3";

/** Boxes of which any number may be ticked. */
export function Several({
  field: { name, label, hint, values, options },
  form,
}: {
  readonly field: SeveralField;
  readonly form: AnsweredForm;
}) {
  const ticked = form.answer.message === null ? values : (form.answer.typed[name] ?? []);
  return (
    <fieldset
      aria-describedby={hint === undefined ? undefined : `${form.id}-${name}-hint`}
      className={group}
    >
      <legend className="px-1 font-medium text-sm">{label}</legend>
      <Hint form={form} hint={hint} name={name} />
      <Problem form={form} name={name} />
      <div className="mt-1.5 grid gap-x-5 gap-y-0.5 sm:grid-cols-2 lg:grid-cols-3">
        {options.map(({ value, label: option }, index) => (
          <label className="flex min-h-6 items-center gap-2 text-sm" key={value}>
            <input
              {...described(form, name, undefined)}
              {...(index === 0 ? comesFirst(form, name) : {})}
              className="size-4 shrink-0"
              defaultChecked={ticked.includes(value)}
              name={name}
              type="checkbox"
              value={value}
            />
            {option}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Buttons of which one is chosen; below each, what the choice asks for. */
export function Choice({
  field: { name, label, hint, value: first, options },
  form,
}: {
  readonly field: ChoiceField;
  readonly form: AnsweredForm;
}) {
  const chosen = typedInto(form, name, first);
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: HTML allows it of a fieldset, and of groups this one alone may be invalid
    <fieldset className={group} role="radiogroup" {...described(form, name, hint)}>
      <legend className="px-1 font-medium text-sm">{label}</legend>
      <Hint form={form} hint={hint} name={name} />
      <Problem form={form} name={name} />
      <div className="mt-1.5 space-y-3">
        {options.map(({ value, label: option, named }, index) => (
          <div key={value}>
            <label className="flex min-h-6 items-center gap-2 text-sm">
              <input
                {...(index === 0 ? comesFirst(form, name) : {})}
                className="size-4 shrink-0"
                defaultChecked={chosen === value}
                name={name}
                type="radio"
                value={value}
              />
              {option}
            </label>
            {named !== undefined && (
              <div className="mt-1 pl-6">
                <Written field={named} form={form} />
              </div>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** One box, beside the words that ticking it says. */
export function Tick({
  field: { name, says },
  form,
}: {
  readonly field: TickField;
  readonly form: AnsweredForm;
}) {
  return (
    <div>
      <label className="flex min-h-6 items-baseline gap-2">
        <input
          {...described(form, name, undefined)}
          {...comesFirst(form, name)}
          className="size-4 shrink-0 translate-y-0.5"
          defaultChecked={typedInto(form, name, "") === "yes"}
          name={name}
          required
          type="checkbox"
          value="yes"
        />
        <span>{says}</span>
      </label>
      <Problem form={form} name={name} />
    </div>
  );
}
