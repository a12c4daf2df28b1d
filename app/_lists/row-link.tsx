import type { ReactNode } from "react";
import { SoftLink } from "./soft-link.tsx";

/** The main link of a row: what the keyboard steps through, and what opens the panel beside the list. */
export function RowLink({
  row,
  href,
  shown,
  children,
}: {
  /** What `show=` in the address calls this row. */
  readonly row: string;
  /** The list with this row in its panel. */
  readonly href: string;
  /** The row whose panel is open. */
  readonly shown: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <SoftLink
      aria-current={row === shown ? "true" : undefined}
      className="font-medium hover:underline"
      data-row={row}
      href={href}
      id={rowAnchor(row)}
    >
      {children}
    </SoftLink>
  );
}

/** Where on the page a row stands, so that a list without a script can be left and come back to. */
export function rowAnchor(row: string): string {
  return `row-${encodeURIComponent(row)}`;
}

/** Where the close link of a panel leads: the list, at the row that was open. */
export function closeHref(list: string, row: string): string {
  // What stands after `#` is decoded before it is looked for, so the mark's own percent signs are encoded.
  return `${list}#${encodeURIComponent(rowAnchor(row))}`;
}
