import { box, type FilterField, framed, OneChoice, SeveralChoices } from "./filter-choices.tsx";
import { SubmitOnChange } from "./submit-on-change.tsx";

/**
 * Filters as a plain GET form: the choice ends up in the address, with or without a script. With one the
 * form sends itself as soon as something is chosen.
 */
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
  readonly kept: Readonly<Record<string, string | readonly string[] | undefined>>;
}) {
  const choices = fields.map(({ value, values }) => values ?? value);
  const inForce = choices.filter((choice) => choice !== undefined && choice.length > 0).length;
  return (
    <details className="folding mb-3 print:hidden">
      <summary className="min-h-8 font-medium text-sm">
        Filters{inForce > 0 && <span className="text-mute"> · {inForce} in force</span>}
      </summary>
      <form
        action={action}
        // A browser that comes back to a page restores its last choice; the address has the say.
        autoComplete="off"
        className="mt-1.5 flex flex-wrap items-center gap-1.5 text-sm lg:mt-0"
        method="get"
      >
        <SearchField {...search} />
        {fields.map((field) =>
          field.values === undefined ? (
            <OneChoice field={field} key={field.name} />
          ) : (
            <SeveralChoices field={field} key={field.name} values={field.values} />
          ),
        )}
        {Object.entries(kept).map(([name, value]) =>
          [value ?? []]
            .flat()
            .map((each) => (
              <input key={`${name} ${each}`} name={name} type="hidden" value={each} />
            )),
        )}
        <noscript>
          <button className={box} type="submit">
            Show
          </button>
        </noscript>
        <SubmitOnChange inForce={JSON.stringify([search.value, choices])} />
      </form>
    </details>
  );
}

function SearchField({
  label,
  value,
}: {
  readonly label: string;
  readonly value: string | undefined;
}) {
  return (
    <label className={`${box} ${framed} w-full cursor-text focus-within:border-edge sm:w-64`}>
      <svg
        aria-hidden="true"
        className="size-3.5 shrink-0 fill-none stroke-mute"
        viewBox="0 0 14 14"
      >
        <path
          d="M6 1.2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 0 1 0-9.6zM9.5 9.5l3.3 3.3"
          strokeWidth="1.3"
        />
      </svg>
      <span className="sr-only">{label}</span>
      <input
        autoComplete="off"
        className="h-full min-w-0 flex-1 bg-transparent placeholder:text-mute focus:outline-none"
        data-search=""
        defaultValue={value}
        enterKeyHint="search"
        name="search"
        placeholder={label}
        type="search"
      />
    </label>
  );
}
