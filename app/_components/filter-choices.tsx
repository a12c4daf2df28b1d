export interface FilterOption {
  readonly value: string;
  readonly name: string;
  /** Rows that choosing it would leave; left out where counting them would be dear. */
  readonly count?: number;
}

export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  /** Several values may be chosen; these are. In place of `value`. */
  readonly values?: readonly string[];
  /** What stands for no choice. */
  readonly any: string;
  readonly options: readonly FilterOption[];
}

/** A field without an outline of its own has it drawn round its frame. */
export const framed =
  "has-focus-visible:outline-2 has-focus-visible:outline-brand has-focus-visible:outline-offset-2";

/** What every field looks like. */
export const box =
  "inline-flex h-8 items-center gap-1.5 rounded-md border border-line bg-card px-2.5 hover:border-edge";

/**
 * The choices with those in force that are none of them. A form without them would say another thing than
 * its address, and would send itself as soon as a script reads it.
 */
function withChosen(
  options: readonly FilterOption[],
  chosen: readonly string[],
): readonly FilterOption[] {
  const strange = chosen.filter((value) => options.every((option) => option.value !== value));
  return [...strange.map((value) => ({ value, name: value })), ...options];
}

/** One value of a list. */
export function OneChoice({ field }: { readonly field: FilterField }) {
  const { name, label, value, any } = field;
  const options = withChosen(field.options, value === undefined ? [] : [value]);
  return (
    <div
      className={`${box} ${framed} ${value === undefined ? "" : "border-edge"} pr-1 max-sm:w-full`}
    >
      <label className="text-mute" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select
        autoComplete="off"
        data-value={value ?? ""}
        className="h-full max-w-52 cursor-pointer bg-card [field-sizing:content] focus:outline-none max-sm:max-w-none max-sm:flex-1"
        defaultValue={value ?? ""}
        id={`filter-${name}`}
        name={name}
      >
        <option value="">{any}</option>
        {options.map((option) => (
          <option
            disabled={option.count === 0 && option.value !== value}
            key={option.value}
            value={option.value}
          >
            {option.name}
            {option.count !== undefined && ` (${option.count.toLocaleString("en-GB")})`}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Boxes to tick in a popover, which opens without a script. */
export function SeveralChoices({
  field: { name, label, any, options: known },
  values,
}: {
  readonly field: FilterField;
  readonly values: readonly string[];
}) {
  const options = withChosen(known, values);
  const chosen = options.filter(({ value }) => values.includes(value));
  return (
    <fieldset className="contents">
      <legend className="sr-only">{label}</legend>
      <button
        className={`${box} ${chosen.length > 0 ? "border-edge" : ""} max-sm:w-full`}
        popoverTarget={`choose-${name}`}
        type="button"
      >
        <span className="text-mute">{label}</span>
        <span className="max-w-52 truncate">
          {chosen.length === 0 ? any : chosen.map((option) => option.name).join(", ")}
        </span>
        <svg
          aria-hidden="true"
          className="ml-auto size-2.5 fill-none stroke-mute"
          viewBox="0 0 10 10"
        >
          <path d="M2 3.5l3 3 3-3" strokeWidth="1.4" />
        </svg>
      </button>
      <div
        className="dropdown min-w-48 rounded-lg border border-line bg-card p-1.5 text-ink shadow-lg"
        id={`choose-${name}`}
        popover="auto"
      >
        {options.map((option) => (
          <Box
            key={option.value}
            name={name}
            option={option}
            ticked={values.includes(option.value)}
          />
        ))}
        <noscript>
          <button className={`${box} mt-1 w-full`} type="submit">
            Show these
          </button>
        </noscript>
      </div>
    </fieldset>
  );
}

function Box({
  name,
  option: { value, name: words, count },
  ticked,
}: {
  readonly name: string;
  readonly option: FilterOption;
  readonly ticked: boolean;
}) {
  const isEmpty = count === 0 && !ticked;
  return (
    <label
      className={`flex min-h-8 items-center gap-2.5 rounded-md px-2 ${isEmpty ? "text-mute" : "cursor-pointer hover:bg-well"}`}
    >
      <input
        autoComplete="off"
        defaultChecked={ticked}
        disabled={isEmpty}
        name={name}
        type="checkbox"
        value={value}
      />
      <span className="min-w-0 flex-1 truncate">{words}</span>
      {count !== undefined && (
        <span className="text-mute text-xs">{count.toLocaleString("en-GB")}</span>
      )}
    </label>
  );
}
