import type { ComponentProps } from "react";
import { type Column, DataTable } from "../../_components/data-table.tsx";
import { ResourceRow } from "./resource-row.tsx";

type RowProps = ComponentProps<typeof ResourceRow>;

const captions = {
  NON_COMPLIANT: "Failing resources",
  EXCEPTED: "Excepted resources",
  COMPLIANT: "Passing resources",
} as const;

/** One page of a control's resources. */
export function ResourceTable({
  rows,
  ...shared
}: Omit<RowProps, "resource"> & { readonly rows: readonly RowProps["resource"][] }) {
  const { listing } = shared;
  // A whole column of "no words" says it once, below the table.
  const isSilent = rows.every(({ annotation }) => annotation === null);
  const hidden = isSilent ? new Set([...shared.hidden, "why"]) : shared.hidden;
  const choosable: Readonly<Record<string, Column>> = {
    region: { name: "Region", narrow: "hide" },
    why: { name: "Why" },
    since: {
      name: "Since",
      numeric: true,
      narrow: "hide",
      // The longest in their state are the oldest instants.
      sorted: listing.order && (listing.order === "oldest" ? "ascending" : "descending"),
    },
    console: {
      name: <span className="sr-only">AWS console</span>,
      narrow: "hide",
    },
  };
  return (
    <>
      <DataTable
        caption={captions[listing.compliance]}
        columns={[
          { name: "Resource" },
          ...Object.entries(choosable).flatMap(([id, column]) => (hidden.has(id) ? [] : [column])),
        ]}
      >
        {rows.map((resource) => (
          <ResourceRow
            key={`${resource.region} ${resource.resourceType} ${resource.resourceId}`}
            {...shared}
            hidden={hidden}
            resource={resource}
          />
        ))}
      </DataTable>
      {isSilent && !shared.hidden.has("why") && (
        <p className="mt-2 px-4 text-mute text-xs">AWS gives no words why on any of these.</p>
      )}
    </>
  );
}
