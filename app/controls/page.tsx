import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EmptyState } from "../_components/empty-state.tsx";
import { FilterChips } from "../_components/filter-chips.tsx";
import { NoPosture } from "../_components/no-posture.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { Pager } from "../_components/pager.tsx";
import { TabLinks } from "../_components/tabs.tsx";
import { UnusedFilters } from "../_components/unused-filters.tsx";
import { controlsHref } from "../_links/hrefs.ts";
import { hasBlanks, type SearchParams } from "../_links/search-params.ts";
import { currentPosture } from "../_posture/posture-door.ts";
import { chipsOf } from "./control-chips.ts";
import { ControlFilters } from "./control-filters.tsx";
import { listingHref, readListing } from "./control-listing.ts";
import { ControlTable } from "./control-table.tsx";
import { foldSections } from "./fold-controls.ts";
import { headlineOf } from "./headline.ts";
import { matchControls, sectionsOf } from "./list-controls.ts";
import { pageOf } from "./page-of.ts";
import { statusTabs } from "./status-tabs.tsx";

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
  const ofAnyStatus = matchControls(posture.controls, { ...listing.query, status: undefined });
  const matches = matchControls(ofAnyStatus, { status: listing.query.status });
  const { query, grouping } = listing;
  const folded = foldSections(sectionsOf(matches, listing), query, grouping);
  const { sections, rows, from, to, previous, next } = pageOf(folded, listing.page);
  const at = (page: number | null) => (page === null ? null : listingHref(listing, { page }));
  return (
    <>
      <PageHeading title={headlineOf(matches.length, listing.query)}>
        A control is one distinct check over all regions, packs and copies.
      </PageHeading>
      <ControlFilters listing={listing} posture={posture} />
      <FilterChips chips={chipsOf(listing)} clear={controlsHref()} />
      <UnusedFilters names={listing.unused} />
      <TabLinks label="By status" tabs={statusTabs(listing, ofAnyStatus)} />
      {matches.length === 0 ? (
        <EmptyState title="No control matches these filters">
          <p>
            {posture.controls.length === 0
              ? "No Config rule could be read in any region."
              : `${posture.controls.length} controls are deployed where Config was read.`}{" "}
            <a className="link" href={controlsHref()}>
              Show all
            </a>{" "}
            or{" "}
            <a className="link" href="/coverage">
              see what could not be read
            </a>
            .
          </p>
        </EmptyState>
      ) : (
        <ControlTable listing={listing} sections={sections} />
      )}
      <Pager
        first={null}
        from={from}
        next={at(next)}
        previous={at(previous)}
        to={to}
        total={rows}
      />
    </>
  );
}
