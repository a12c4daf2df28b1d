"use client";

interface Named {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

/** One question of a form. */
export type FormField =
  | (Named & {
      readonly kind: "line" | "text" | "date" | "instant";
      readonly value: string;
      readonly isRequired?: boolean;
      readonly longest?: number;
    })
  | (Named & {
      readonly kind: "several";
      readonly values: readonly string[];
      readonly options: readonly { readonly value: string; readonly label: string }[];
    });

const box =
  "mt-1 block w-full rounded-md border bg-card px-2.5 text-sm placeholder:text-mute hover:border-edge";

/** A question with its label, what helps to answer it, and what was wrong with the answer. */
export function JournalField({
  field,
  id,
  typed,
  problem,
}: {
  readonly field: FormField;
  readonly id: string;
  /** What was sent, once something was. */
  readonly typed: readonly string[] | undefined;
  readonly problem: string | undefined;
}) {
  const { hint, label } = field;
  const told = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  const described = {
    ...(told === "" ? {} : { "aria-describedby": told }),
    ...(problem === undefined ? {} : { "aria-invalid": true as const }),
  };
  const words = (
    <>
      {hint !== undefined && (
        <span className="block text-mute text-xs" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {problem !== undefined && (
        <span className="mt-0.5 block font-medium text-fail text-xs" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </>
  );
  if (field.kind === "several") {
    return (
      <fieldset {...described}>
        <legend className="font-medium text-sm">{label}</legend>
        {words}
        <div className="mt-1.5 grid gap-x-5 gap-y-0.5 sm:grid-cols-2 lg:grid-cols-3">
          {field.options.map(({ value, label: option }) => (
            <label className="flex min-h-6 items-center gap-2 text-sm" key={value}>
              <input
                defaultChecked={(typed ?? field.values).includes(value)}
                name={field.name}
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
  const value = typed === undefined ? field.value : (typed[0] ?? "");
  const edge = problem === undefined ? "border-line" : "border-fail";
  const common = {
    ...described,
    defaultValue: value,
    id,
    name: field.name,
    required: field.isRequired ?? false,
    ...(field.longest === undefined ? {} : { maxLength: field.longest }),
  };
  return (
    <div>
      <label className="font-medium text-sm" htmlFor={id}>
        {label}
      </label>
      {words}
      {field.kind === "text" ? (
        <textarea {...common} className={`${box} ${edge} min-h-24 py-2`} rows={4} />
      ) : (
        <input
          {...common}
          autoComplete="off"
          className={`${box} ${edge} min-h-8 ${field.kind === "line" ? "" : "sm:w-56"}`}
          type={typeOf[field.kind]}
        />
      )}
    </div>
  );
}

const typeOf = { line: "text", date: "date", instant: "datetime-local" } as const;
