import { chooseColumns } from "./actions.ts";
import type { ChosenColumn } from "./columns.ts";

/** What one can do with a list as a whole: choose its columns, take it along. */
export function ListTools({
  list,
  columns,
  hidden,
  here,
  csv,
}: {
  /** Name of the list: its cookie and its file are called so. */
  readonly list: string;
  /** Those that can be left out. */
  readonly columns: readonly ChosenColumn[];
  readonly hidden: ReadonlySet<string>;
  /** The address of the list as it is. */
  readonly here: string;
  /** The file of exactly these rows. */
  readonly csv: string;
}) {
  return (
    <div className="ml-auto flex shrink-0 items-center gap-1 text-sm print:hidden">
      {columns.length > 0 && (
        <>
          <button
            className="inline-flex min-h-8 items-center rounded-md px-2.5 text-mute hover:bg-well hover:text-ink max-md:hidden"
            popoverTarget={`columns-${list}`}
            type="button"
          >
            Columns
          </button>
          <ColumnChooser columns={columns} here={here} hidden={hidden} list={list} />
        </>
      )}
      <a
        className="inline-flex min-h-8 items-center rounded-md px-2.5 text-mute hover:bg-well hover:text-ink"
        download
        href={csv}
      >
        CSV<span className="sr-only"> of this list, as it is filtered</span>
      </a>
    </div>
  );
}

function ColumnChooser({
  list,
  columns,
  hidden,
  here,
}: Pick<Parameters<typeof ListTools>[0], "list" | "columns" | "hidden" | "here">) {
  return (
    <div
      aria-label="Columns of this list"
      className="dropdown w-56 rounded-lg border border-line bg-card p-1.5 text-ink shadow-lg"
      id={`columns-${list}`}
      // A choice that was made closes it.
      key={[...hidden].join(".")}
      popover="auto"
      role="dialog"
    >
      <form action={chooseColumns}>
        <input name="list" type="hidden" value={list} />
        <input name="columns" type="hidden" value={columns.map(({ id }) => id).join(".")} />
        <input name="back" type="hidden" value={here} />
        {columns.map(({ id, name }) => (
          <label
            className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 hover:bg-well"
            key={id}
          >
            <input defaultChecked={!hidden.has(id)} name="shown" type="checkbox" value={id} />
            {name}
          </label>
        ))}
        <button
          className="mt-1.5 min-h-8 w-full rounded-md border border-line px-3 hover:border-edge"
          type="submit"
        >
          Show these
        </button>
      </form>
    </div>
  );
}
