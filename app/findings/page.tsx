import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { anyRead } from "../../lib/posture/coverage.ts";
import { EmptyState } from "../_components/empty-state.tsx";
import { FilterChips } from "../_components/filter-chips.tsx";
import { NoPosture } from "../_components/no-posture.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { UnusedFilters } from "../_components/unused-filters.tsx";
import { findingsHref } from "../_links/hrefs.ts";
import { hasBlanks, type SearchParams } from "../_links/search-params.ts";
import { UnknownValues } from "../_lists/unknown-values.tsx";
import { currentPosture } from "../_posture/posture-door.ts";
import { chipsOf } from "./finding-chips.ts";
import { FindingFilters } from "./finding-filters.tsx";
import { FindingGroups } from "./finding-groups.tsx";
import { FindingList } from "./finding-list.tsx";
import { findingListingHref, isOneByOne, readFindingListing } from "./finding-listing.ts";
import { ProtectionBand } from "./protection-band.tsx";
import { unknownIn } from "./unknown-in.ts";

export const metadata: Metadata = { title: "Findings" };

export default async function FindingsPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const parameters = await searchParams;
  const listing = readFindingListing(parameters);
  if (hasBlanks(parameters)) redirect(findingListingHref(listing));
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  const controls = (
    <>
      <ProtectionBand posture={posture} />
      <FindingFilters posture={posture} query={listing.query} />
      <FilterChips chips={chipsOf(listing)} clear={findingsHref()} />
      <UnusedFilters names={listing.unused} />
      <UnknownValues what="active finding" values={unknownIn(posture, listing.query)} />
    </>
  );
  if (!anyRead(posture.coverage, "guardduty")) {
    return (
      <>
        <PageHeading title="No detector could be read" />
        <EmptyState title="Nothing is known of attacks">
          <p>
            GuardDuty is switched off, or may not be read, in every region. That no finding is shown
            says nothing about whether there was an attack.{" "}
            <a className="link" href="/coverage">
              What to do, region by region
            </a>
          </p>
        </EmptyState>
      </>
    );
  }
  return isOneByOne(listing.query) || listing.shown !== undefined ? (
    <FindingList listing={listing} posture={posture}>
      {controls}
    </FindingList>
  ) : (
    <FindingGroups listing={listing} posture={posture}>
      {controls}
    </FindingGroups>
  );
}
