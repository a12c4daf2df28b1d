import type { ReactNode } from "react";

export interface Column {
  readonly name: ReactNode;
  /** Numbers stand at the right. */
  readonly numeric?: boolean;
  /**
   * `hide`: left out on narrow screens, where the row's first cell says it instead; `tablet`: also on those a
   * little wider. Their cells carry the same classes. `beside`: also where a panel beside the list leaves it
   * little room; its cells carry {@link besideClass}.
   */
  readonly narrow?: "hide" | "tablet" | "beside";
  readonly sorted?: "ascending" | "descending" | undefined;
}

/** For cells that give way to a panel beside the list. */
export const besideClass = "beside";

const narrowClasses = {
  hide: "max-md:hidden",
  tablet: "max-lg:hidden",
  beside: besideClass,
} as const;

/** A table with a caption and column heads; the rows are the caller's, or with `grouped` whole bodies. */
export function DataTable({
  caption,
  captionShown = false,
  columns,
  grouped = false,
  children,
}: {
  readonly caption: ReactNode;
  readonly captionShown?: boolean;
  readonly columns: readonly Column[];
  readonly grouped?: boolean;
  readonly children: ReactNode;
}) {
  return (
    // Relative: what is hidden but read in a row that scrolls must not make the page wider.
    <div className="@container relative overflow-x-auto rounded-xl border border-line bg-card">
      <table className="data-table w-full text-sm">
        <caption
          className={captionShown ? "px-3 pt-3 text-left font-semibold text-sm sm:px-4" : "sr-only"}
        >
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                aria-sort={column.sorted}
                className={`${column.numeric ? "text-right" : "text-left"} ${column.narrow ? narrowClasses[column.narrow] : ""}`}
                // A column has no identity but its place, and the list never changes.
                key={`${index}`}
                scope="col"
              >
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        {grouped ? children : <tbody>{children}</tbody>}
      </table>
    </div>
  );
}
