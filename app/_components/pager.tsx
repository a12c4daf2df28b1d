import { count } from "../_words/numbers.ts";

/** The way through a long list. Says where you are; each step is a link. */
export function Pager({
  from,
  to,
  total,
  first,
  previous = null,
  next,
  file = false,
  note,
}: {
  /** Rows shown, counted from 1. */
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly first: string | null;
  readonly previous?: string | null;
  readonly next: string | null;
  /** The list can be taken along whole, which a cut sheet of paper says. */
  readonly file?: boolean;
  /** Why there are other rows than the heading counts. */
  readonly note?: string | undefined;
}) {
  if (first === null && previous === null && next === null) return null;
  const step =
    "inline-flex min-h-8 items-center rounded-md border border-line bg-card px-3 hover:border-edge";
  return (
    <>
      <nav
        aria-label="Pages of the list"
        className="mt-3 flex items-center gap-2 text-sm print:hidden"
      >
        <p className="mr-auto text-mute">
          {to >= from && `${count(from)}–${count(to)} of `}
          {count(total)}
          {note !== undefined && ` rows: ${note}`}
        </p>
        {first !== null && (
          <a className={step} href={first}>
            First
          </a>
        )}
        {previous !== null && (
          <a className={step} href={previous} rel="prev">
            Previous
          </a>
        )}
        {next !== null && (
          <a className={step} href={next} rel="next">
            Next
          </a>
        )}
      </nav>
      <p className="mt-3 hidden text-sm print:block">
        {to >= from
          ? `Rows ${count(from)}–${count(to)} of ${count(total)}`
          : `${count(total)} rows`}
        {note !== undefined && `: ${note}`}.{file && " The whole list: its CSV."}
      </p>
    </>
  );
}
