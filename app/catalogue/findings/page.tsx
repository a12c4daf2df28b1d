import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { readAcceptableUse, readFindingTypes } from "../../../lib/read-catalogue.ts";
import { EmptyState } from "../../_components/empty-state.tsx";
import { FilterChips } from "../../_components/filter-chips.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { Pager } from "../../_components/pager.tsx";
import { UnusedFilters } from "../../_components/unused-filters.tsx";
import { findingTypesHref } from "../../_links/hrefs.ts";
import { hasBlanks, type SearchParams } from "../../_links/search-params.ts";
import { pageOfRows } from "../../_lists/page-of-rows.ts";
import { currentPosture } from "../../_posture/posture-door.ts";
import { counted } from "../../_words/numbers.ts";
import { CatalogueTabs } from "../catalogue-tabs.tsx";
import { chipsOf } from "./finding-type-chips.ts";
import { FindingTypeFilters } from "./finding-type-filters.tsx";
import {
  findingTypeListingHref,
  matchFindingTypes,
  plansOf,
  readFindingTypeListing,
} from "./finding-type-listing.ts";
import { FindingTypeTable } from "./finding-type-table.tsx";

export const metadata: Metadata = { title: "Finding types" };

export default async function FindingTypesPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const parameters = await searchParams;
  const types = readFindingTypes();
  const plans = plansOf(types);
  const uses = readAcceptableUse().items.filter(({ id }) =>
    types.some(({ acceptableUse }) => acceptableUse === id),
  );
  const listing = readFindingTypeListing(parameters, plans);
  if (hasBlanks(parameters)) redirect(findingTypeListingHref(listing, {}));
  const view = await currentPosture();
  const active =
    view.kind === "posture"
      ? new Map(view.posture.findingGroups.map(({ type, count }) => [type, count]))
      : null;
  const matches = matchFindingTypes(types, listing.query);
  const page = pageOfRows(matches, listing.page);
  const at = (to: number | null) =>
    to === null ? null : findingTypeListingHref(listing, { page: to });
  return (
    <>
      <PageHeading title={`${counted(matches.length, "finding type")} of GuardDuty`}>
        What each says, what must be on to notice it, and what to do first. All are of the Security
        pillar; retired types stay, because old findings keep their names.
      </PageHeading>
      <CatalogueTabs here="finding-types" />
      <FindingTypeFilters plans={plans} query={listing.query} uses={uses} />
      <FilterChips chips={chipsOf(listing, uses)} clear={findingTypesHref()} />
      <UnusedFilters names={listing.unused} />
      {matches.length === 0 ? (
        <EmptyState title="No finding type matches these filters">
          <p>
            <a className="link" href={findingTypesHref()}>
              Show all {types.length}
            </a>
          </p>
        </EmptyState>
      ) : (
        <FindingTypeTable active={active} types={page.rows} uses={uses} />
      )}
      <Pager
        {...page}
        first={null}
        next={at(page.next)}
        previous={at(page.previous)}
        total={matches.length}
      />
    </>
  );
}
