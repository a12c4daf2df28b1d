import { excusedByThese } from "../../lib/posture/exceptions.ts";
import type { ControlAssessment, Posture } from "../../lib/posture/posture.ts";
import { Abbreviated } from "../_components/abbreviated.tsx";
import { AwsText } from "../_components/aws-text.tsx";
import { worstFirst } from "../_components/control-rows.tsx";
import { besideClass, type Column, DataTable } from "../_components/data-table.tsx";
import { RegionLink } from "../_components/region-link.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { StatusWord } from "../_components/status.tsx";
import { controlHref } from "../_links/hrefs.ts";
import { RowLink } from "../_lists/row-link.tsx";
import type { resources } from "../_posture/lists.ts";
import { count, counted } from "../_words/numbers.ts";
import { readableId } from "../_words/readable-id.ts";
import { panelHref, type ResourceListing, rowKeyOf } from "./resource-listing.ts";

type ResourceStanding = Awaited<ReturnType<typeof resources>>["page"]["rows"][number];

/** Resources as a table: how many controls fail on each, and which is the worst. */
export function ResourceTable({
  rows,
  posture,
  listing,
  hidden,
}: {
  readonly rows: readonly ResourceStanding[];
  readonly posture: Posture;
  readonly listing: ResourceListing;
  /** Columns that are left out. */
  readonly hidden: ReadonlySet<string>;
}) {
  const { sort } = listing;
  const controls = new Map(posture.controls.map((control) => [control.key, control]));
  const excusedBy = excusedByThese(posture.exceptions);
  const failingOn = (row: ResourceStanding) =>
    row.failingControls.filter((key) => excusedBy(key, row.resourceId) === null);
  const choosable: Readonly<Record<string, Column>> = {
    region: { name: "Region", narrow: "beside" },
    controls: {
      name: "Failing controls",
      numeric: true,
      sorted: sort === "worst" ? "descending" : undefined,
    },
    worst: { name: "What fails", narrow: "beside" },
  };
  return (
    <DataTable
      caption="Resources"
      columns={[
        { name: <Abbreviated short="Sev." word="Worst severity" /> },
        { name: "Resource", sorted: sort === "name" ? "ascending" : undefined },
        ...Object.entries(choosable).flatMap(([id, column]) => (hidden.has(id) ? [] : [column])),
      ]}
    >
      {rows.map((row) => (
        <ResourceRow
          excepted={row.failing - failingOn(row).length}
          failing={failingOn(row)
            .flatMap((key) => controls.get(key) ?? [])
            .sort(worstFirst)}
          hidden={hidden}
          key={rowKeyOf(row)}
          listing={listing}
          row={row}
        />
      ))}
    </DataTable>
  );
}

function ResourceRow({
  row,
  failing,
  excepted,
  listing,
  hidden,
}: {
  readonly row: ResourceStanding;
  /** Controls that fail on it under an exception. */
  readonly excepted: number;
  /** The worst first. */
  readonly failing: readonly ControlAssessment[];
  readonly listing: ResourceListing;
  readonly hidden: ReadonlySet<string>;
}) {
  const [worst] = failing;
  return (
    <tr>
      <td className="whitespace-nowrap">
        {worst === undefined ? (
          <StatusWord status={excepted > 0 ? "excepted" : "passing"} />
        ) : (
          <SeverityWord narrow="shape" severity={worst.severity} />
        )}
      </td>
      <th scope="row">
        <RowLink href={panelHref(listing, rowKeyOf(row))} row={rowKeyOf(row)} shown={listing.shown}>
          <AwsText text={readableId(row.resourceId)} />
        </RowLink>
        <span className="block text-mute text-xs">
          <AwsText text={row.resourceType} />{" "}
          <span className="whitespace-nowrap @min-[60rem]:hidden">{`· ${row.region}`}</span>
        </span>
      </th>
      {!hidden.has("region") && (
        <td className={`whitespace-nowrap ${besideClass}`}>
          <RegionLink region={row.region} />
        </td>
      )}
      {!hidden.has("controls") && (
        <td className="of">
          {row.failing > excepted ? <b>{count(row.failing - excepted)}</b> : "0"}
          {` of ${count(row.failing + row.passing)}`}
          {excepted > 0 && (
            <span className="block text-mute text-xs">{`${count(excepted)} excepted`}</span>
          )}
        </td>
      )}
      {!hidden.has("worst") && (
        <td className={besideClass}>
          <WhatFails failing={failing} />
        </td>
      )}
    </tr>
  );
}

function WhatFails({ failing }: { readonly failing: readonly ControlAssessment[] }) {
  const [worst] = failing;
  if (worst === undefined) return <span className="text-mute">–</span>;
  return (
    <>
      <a className="line-clamp-1 hover:underline" href={controlHref(worst.key)}>
        <AwsText text={worst.title} />
      </a>
      {failing.length > 1 && (
        <span className="block text-mute text-xs">
          {`and ${counted(failing.length - 1, "other control")}`}
        </span>
      )}
    </>
  );
}
