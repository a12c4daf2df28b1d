import type { ReactNode } from "react";
import { Abbreviated } from "../_components/abbreviated.tsx";
import { type Column, DataTable } from "../_components/data-table.tsx";
import { SoftLink } from "../_lists/soft-link.tsx";
import { count } from "../_words/numbers.ts";
import type { ControlColumn } from "./control-columns.ts";
import { type ControlListing, listingHref, type Sort } from "./control-listing.ts";
import { ControlRow } from "./control-row.tsx";
import { FoldedRow } from "./folded-row.tsx";
import type { SectionPage } from "./page-of.ts";

/** Controls as a table, with a heading row for each group. */
export function ControlTable({
  sections,
  listing,
  hidden,
}: {
  readonly sections: SectionPage["sections"];
  readonly listing: ControlListing;
  /** Columns that are left out. */
  readonly hidden: ReadonlySet<string>;
}) {
  const sortable = (sort: Sort, name: ReactNode) => ({
    name: (
      <SortLink listing={listing} sort={sort}>
        {name}
      </SortLink>
    ),
    sorted: sortedBy(listing, sort),
  });
  const choosable: Readonly<Record<ControlColumn, Column>> = {
    status: { name: "Status", narrow: "hide" },
    resources: { ...sortable("resources", "Failing resources"), numeric: true },
    place: { name: "Pillar and responsibility", narrow: "beside" },
    regions: { name: "Regions failing", narrow: "beside", numeric: true },
    evidence: { ...sortable("oldest", "Oldest evidence"), narrow: "beside", numeric: true },
  };
  return (
    <DataTable
      caption="Controls"
      grouped
      columns={[
        sortable("severity", <Abbreviated short="Sev." word="Severity" />),
        sortable("title", "Control"),
        ...Object.entries(choosable).flatMap(([id, column]) => (hidden.has(id) ? [] : [column])),
      ]}
    >
      {sections.map((section) => (
        <GroupRows key={section.name ?? ""} name={section.name} total={section.total}>
          {section.rows.map((row) =>
            row.kind === "control" ? (
              <ControlRow
                control={row.control}
                hidden={hidden}
                key={row.control.key}
                listing={listing}
              />
            ) : (
              <FoldedRow fold={row} key={row.group} listing={listing} />
            ),
          )}
        </GroupRows>
      ))}
    </DataTable>
  );
}

function GroupRows({
  name,
  total,
  children,
}: {
  readonly name: string | null;
  readonly total: number;
  readonly children: ReactNode;
}) {
  return (
    <tbody>
      {name !== null && (
        <tr className="bg-shaft">
          <th colSpan={7} scope="rowgroup">
            <span className="inline-block font-semibold first-letter:uppercase">{name}</span>{" "}
            <span className="text-mute">{count(total)}</span>
          </th>
        </tr>
      )}
      {children}
    </tbody>
  );
}

function SortLink({
  listing,
  sort,
  children,
}: {
  readonly listing: ControlListing;
  readonly sort: Sort;
  readonly children: ReactNode;
}) {
  const here = listing.sort === sort;
  const reversed = here && !listing.reversed;
  return (
    <SoftLink
      className="inline-flex min-h-6 items-center gap-1 hover:text-ink hover:underline"
      href={listingHref(listing, { sort, reversed })}
    >
      {children}
      {here && (
        <svg aria-hidden="true" className="size-2 fill-current" viewBox="0 0 8 8">
          <path d={listing.reversed ? "M4 1l3.5 6h-7z" : "M4 7L.5 1h7z"} />
        </svg>
      )}
    </SoftLink>
  );
}

/** Severity, counts and age run downwards from the worst; titles run upwards. */
function sortedBy(listing: ControlListing, sort: Sort): "ascending" | "descending" | undefined {
  if (listing.sort !== sort) return undefined;
  const naturallyAscending = sort === "title" || sort === "oldest";
  return naturallyAscending === listing.reversed ? "descending" : "ascending";
}
