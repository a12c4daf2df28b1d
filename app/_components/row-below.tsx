import type { ReactNode } from "react";

/**
 * The second line of a row, over all its columns: forms, which are no part of the row's name, and on a narrow
 * screen what the columns that are hidden there say.
 */
export function RowBelow({
  row,
  columns,
  hidden,
  children,
}: {
  /** Id of the row's own head. */
  readonly row: string;
  readonly columns: number;
  /** What the columns say that have no room on a narrow screen, by their names. */
  readonly hidden: readonly { readonly name: string; readonly says: ReactNode }[];
  readonly children: ReactNode;
}) {
  return (
    <tr>
      <td className="border-t-0! bg-card! pt-0!" colSpan={columns} headers={row}>
        <dl className="mb-2 space-y-1.5 md:hidden">
          {hidden.map(({ name, says }) => (
            <div key={name}>
              <dt className="text-mute text-xs">{name}</dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
        {children}
      </td>
    </tr>
  );
}
