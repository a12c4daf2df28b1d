import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FilterChips } from "../_components/filter-chips.tsx";
import { NoPosture } from "../_components/no-posture.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { TabLinks } from "../_components/tabs.tsx";
import { UnusedFilters } from "../_components/unused-filters.tsx";
import { controlsHref } from "../_links/hrefs.ts";
import { csvHref } from "../_links/list-href.ts";
import { hasBlanks, type SearchParams } from "../_links/search-params.ts";
import { hiddenColumns } from "../_lists/columns.ts";
import { ListFrame } from "../_lists/list-frame.tsx";
import { ListTools } from "../_lists/list-tools.tsx";
import { UnknownValues } from "../_lists/unknown-values.tsx";
import { currentPosture } from "../_posture/posture-door.ts";
import { chipsOf } from "./control-chips.ts";
import { controlColumns } from "./control-columns.ts";
import { ControlFilters } from "./control-filters.tsx";
import { ControlList } from "./control-list.tsx";
import { listingHref, panelHref, readListing } from "./control-listing.ts";
import { controlPanelOf } from "./control-panel.tsx";
import { foldSections } from "./fold-controls.ts";
import { headlineOf, listCrumbs } from "./headline.ts";
import { matchControls, sectionsOf } from "./list-controls.ts";
import { NoControlRead } from "./no-control-read.tsx";
import { pageOf } from "./page-of.ts";
import { statusTabs } from "./status-tabs.tsx";
import { unknownIn } from "./unknown-in.ts";

export const metadata: Metadata = { title: "Controls" };

export default async function ControlsPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const parameters = await searchParams;
  const listing = readListing(parameters);
  if (hasBlanks(parameters)) redirect(listingHref(listing, {}));
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  if (posture.controls.length === 0) return <NoControlRead />;
  const { query, grouping } = listing;
  const ofAnyStatus = matchControls(posture.controls, { ...query, status: undefined });
  const matches = matchControls(ofAnyStatus, { status: query.status });
  const folded = foldSections(sectionsOf(matches, listing), query, grouping);
  const headline = headlineOf(matches.length, query);
  return (
    <>
      <PageHeading crumbs={listCrumbs(query)} title={headline}>
        A control is one distinct check over all regions, packs and copies, and is named after the
        fault it looks for.
      </PageHeading>
      <ControlFilters controls={posture.controls} listing={listing} />
      <FilterChips chips={chipsOf(listing)} clear={controlsHref()} />
      <UnusedFilters names={listing.unused} />
      <UnknownValues what="control" values={unknownIn(posture.controls, query)} />
      <ListFrame panel={controlPanelOf(posture, listing)} shown={listing.shown} summary={headline}>
        <TabLinks label="By status" tabs={statusTabs(listing, ofAnyStatus)}>
          <ListTools
            columns={controlColumns}
            csv={csvHref("controls", listingHref(listing, {}))}
            here={panelHref(listing, listing.shown)}
            hidden={await hiddenColumns("controls")}
            list="controls"
          />
        </TabLinks>
        <ControlList
          hidden={await hiddenColumns("controls")}
          listing={listing}
          page={pageOf(folded, listing.page)}
        />
      </ListFrame>
    </>
  );
}
