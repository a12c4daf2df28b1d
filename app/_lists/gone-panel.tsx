import { ListPanel } from "./list-panel.tsx";

/** In place of the panel of a row that an address names and nothing knows: a link may be older than the data. */
export function GonePanel({
  what,
  named,
  close,
  search,
}: {
  /** What the list is of: `control`. */
  readonly what: string;
  /** What the address calls the row. */
  readonly named: string;
  /** The list without the panel. */
  readonly close: string;
  /** Where to look for it by its name. */
  readonly search: string;
}) {
  return (
    <ListPanel close={close} kicker={named} title={`This ${what} is not in the snapshot`}>
      <p>
        It may be gone since the address was written, or the address is misspelled. That says
        nothing about whether it was in order.
      </p>
      <p className="flex flex-wrap gap-x-4">
        <a className="link inline-flex min-h-6 items-center" href={search}>
          Look for it
        </a>
        <a className="link inline-flex min-h-6 items-center" href="/coverage">
          See what could not be read
        </a>
        <a className="link inline-flex min-h-6 items-center" href={close}>
          Back to the list
        </a>
      </p>
    </ListPanel>
  );
}
