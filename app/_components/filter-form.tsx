export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  /** What stands for no choice. */
  readonly any: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
}

/** Filters as a plain GET form: the choice ends up in the address, with or without a script. */
export function FilterForm({
  action,
  search,
  fields,
  kept,
}: {
  readonly action: string;
  readonly search: { readonly label: string; readonly value: string | undefined };
  readonly fields: readonly FilterField[];
  /** Parameters of the address that a new choice leaves as they are. */
  readonly kept: Readonly<Record<string, string | undefined>>;
}) {
  const control =
    "min-h-8 w-full rounded-md border border-edge/60 bg-card px-2 text-sm hover:border-edge";
  const inForce = [search.value, ...fields.map(({ value }) => value)].join("\n");
  return (
    <details className="folding mb-4 print:hidden" key={inForce}>
      <summary className="min-h-7 font-medium text-sm">Narrow and arrange</summary>
      <form
        action={action}
        // A browser that comes back to a page restores its last choice; the address has the say.
        autoComplete="off"
        className="mt-2 grid grid-cols-2 items-end gap-x-3 gap-y-2.5 sm:grid-cols-3 lg:mt-0 lg:flex lg:flex-wrap"
        method="get"
      >
        <div className="col-span-2 sm:col-span-1 lg:w-44">
          <label className="text-mute text-xs" htmlFor="filter-search">
            {search.label}
          </label>
          <input
            autoComplete="off"
            className={control}
            defaultValue={search.value}
            id="filter-search"
            name="search"
            type="search"
          />
        </div>
        {fields.map((field) => (
          <Field className={control} field={field} key={field.name} />
        ))}
        {Object.entries(kept).map(
          ([name, value]) =>
            value !== undefined && <input key={name} name={name} type="hidden" value={value} />,
        )}
        <button
          className="min-h-8 rounded-md border border-edge/60 bg-card px-4 text-sm hover:border-edge"
          type="submit"
        >
          Show
        </button>
      </form>
    </details>
  );
}

function Field({ field, className }: { readonly field: FilterField; readonly className: string }) {
  const id = `filter-${field.name}`;
  return (
    <div className="lg:w-[8.5rem]">
      <label className="text-mute text-xs" htmlFor={id}>
        {field.label}
      </label>
      <select
        autoComplete="off"
        className={className}
        defaultValue={field.value ?? ""}
        id={id}
        name={field.name}
      >
        <option value="">{field.any}</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
