import type { ReactNode } from "react";
import type { Posture } from "../../lib/posture/posture.ts";
import { type Column, DataTable } from "../_components/data-table.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { Pager } from "../_components/pager.tsx";
import { findingsHref } from "../_links/hrefs.ts";
import { searchHref } from "../_links/search-href.ts";
import { BadMarker } from "../_lists/bad-marker.tsx";
import { hiddenColumns } from "../_lists/columns.ts";
import { GonePanel } from "../_lists/gone-panel.tsx";
import { ListFrame } from "../_lists/list-frame.tsx";
import { NoMatches } from "../_lists/no-matches.tsx";
import { rowsPerPage } from "../_lists/rows-per-page.ts";
import { findings } from "../_posture/lists.ts";
import { counted } from "../_words/numbers.ts";
import type { FindingColumn } from "./finding-columns.ts";
import { findingHeadline } from "./finding-headline.ts";
import { type FindingListing, findingListingHref, findingPanelHref } from "./finding-listing.ts";
import { FindingPanel } from "./finding-panel.tsx";
import { FindingRow } from "./finding-row.tsx";
import { loadPanel, type ShownFinding } from "./load-panel.ts";
import { loadSequences, touchedBy } from "./load-sequences.ts";
import { SeverityTabs } from "./severity-tabs.tsx";
import { storeQueryOf } from "./store-query.ts";

const choosable: Readonly<Record<FindingColumn, Column>> = {
  resource: { name: "Resource", narrow: "beside" },
  region: { name: "Region", narrow: "beside" },
  times: { name: "Times", numeric: true, narrow: "beside" },
  seen: { name: "Last seen", numeric: true },
};

/** On how many resources the findings are, where the list is one whole type as types are told together. */
async function resourcesOf(posture: Posture, { query }: FindingListing): Promise<number | null> {
  const others = Object.entries(query).filter(([name, asked]) => name !== "type" && asked);
  const group = posture.findingGroups.find(({ type }) => type === query.type);
  if (others.length > 0 || group === undefined) return null;
  return touchedBy(await loadSequences(posture, [group]), group) ?? (group.resources || null);
}

function panelOf(listing: FindingListing, shown: ShownFinding | null) {
  if (shown !== null) return <FindingPanel listing={listing} shown={shown} />;
  if (listing.shown === undefined) return null;
  return (
    <GonePanel
      close={findingPanelHref(listing)}
      named={listing.shown}
      search={searchHref(listing.shown.split("/").at(-1) ?? "")}
      what="finding"
    />
  );
}

/** Findings one by one, the worst first. */
export async function FindingList({
  posture,
  listing,
  children,
}: {
  readonly posture: Posture;
  readonly listing: FindingListing;
  readonly children: ReactNode;
}) {
  const { page, badMarker } = await findings(storeQueryOf(posture, listing, rowsPerPage));
  const hidden = await hiddenColumns("findings");
  const shown = await loadPanel(posture, listing.shown);
  const resources = await resourcesOf(posture, listing);
  const headline =
    findingHeadline(page.total, listing.query) +
    (resources === null ? "" : ` on ${counted(resources, "resource")}`);
  return (
    <>
      <PageHeading crumbs={[{ name: "Findings", href: findingsHref() }]} title={headline} />
      {children}
      <ListFrame panel={panelOf(listing, shown)} shown={listing.shown} summary={headline}>
        <SeverityTabs hidden={hidden} listing={listing} posture={posture} />
        {badMarker && <BadMarker />}
        {page.rows.length === 0 ? (
          <NoMatches
            all={{ href: findingsHref(), words: "Show all active findings" }}
            what="finding"
          >
            A detector tells only of what it may look at.
          </NoMatches>
        ) : (
          <DataTable
            caption="Findings"
            columns={[
              { name: "Severity" },
              { name: "What happened" },
              ...Object.entries(choosable).flatMap(([id, column]) =>
                hidden.has(id) ? [] : [column],
              ),
            ]}
          >
            {page.rows.map((finding) => (
              <FindingRow finding={finding} hidden={hidden} key={finding.arn} listing={listing} />
            ))}
          </DataTable>
        )}
        <Pager
          file
          first={listing.after === undefined ? null : findingListingHref(listing)}
          from={page.before + 1}
          next={page.next === null ? null : findingListingHref(listing, page.next)}
          to={page.before + page.rows.length}
          total={page.total}
        />
      </ListFrame>
    </>
  );
}
