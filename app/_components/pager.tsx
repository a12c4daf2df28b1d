/** The way through a long list. Says where you are; each step is a link. */
export function Pager({
  from,
  to,
  total,
  first,
  previous = null,
  next,
}: {
  /** Rows shown, counted from 1; null when only the total is known. */
  readonly from: number | null;
  readonly to: number | null;
  readonly total: number;
  readonly first: string | null;
  readonly previous?: string | null;
  readonly next: string | null;
}) {
  if (first === null && previous === null && next === null) return null;
  const step =
    "inline-flex min-h-8 items-center rounded-md border border-line bg-card px-3 hover:border-edge";
  return (
    <nav
      aria-label="Pages of the list"
      className="mt-3 flex items-center gap-2 text-sm print:hidden"
    >
      <p className="mr-auto text-mute">
        {from !== null && to !== null && `${from}–${to} of `}
        {total.toLocaleString("en-GB")}
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
  );
}
