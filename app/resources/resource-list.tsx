import type { Posture } from "../../lib/posture/posture.ts";
import { FilterChips } from "../_components/filter-chips.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { Pager } from "../_components/pager.tsx";
import { TabLinks } from "../_components/tabs.tsx";
import { UnusedFilters } from "../_components/unused-filters.tsx";
import { csvHref } from "../_links/list-href.ts";
import { resourcesHref } from "../_links/resources-href.ts";
import { BadMarker } from "../_lists/bad-marker.tsx";
import { hiddenColumns } from "../_lists/columns.ts";
import { GonePanel } from "../_lists/gone-panel.tsx";
import { ListFrame } from "../_lists/list-frame.tsx";
import { ListTools } from "../_lists/list-tools.tsx";
import { NoMatches } from "../_lists/no-matches.tsx";
import { rowsPerPage } from "../_lists/rows-per-page.ts";
import { UnknownValues, unknownValuesOf } from "../_lists/unknown-values.tsx";
import { countResources, resources } from "../_posture/lists.ts";
import { count } from "../_words/numbers.ts";
import { NoResourceJudged } from "./no-resource.tsx";
import { chipsOf } from "./resource-chips.ts";
import { resourceColumns } from "./resource-columns.ts";
import { ResourceFilters } from "./resource-filters.tsx";
import { resourceHeadline, whatIsCounted } from "./resource-headline.ts";
import { listingHref, panelHref, placeOfKey, type ResourceListing } from "./resource-listing.ts";
import { ResourcePanel } from "./resource-panel.tsx";
import { ResourceTable } from "./resource-table.tsx";
import { storedFilterOf } from "./stored-filter.ts";

/** Every resource that some rule judges now, a page at a time. */
export async function ResourceList({
  listing,
  posture,
}: {
  readonly listing: ResourceListing;
  readonly posture: Posture;
}) {
  const { sort, after } = listing;
  const [{ page, badMarker }, counts] = await Promise.all([
    resources({
      ...storedFilterOf(posture.account.id, listing),
      sort,
      limit: rowsPerPage,
      ...(after === undefined ? {} : { after }),
    }),
    countResources(posture),
  ]);
  if (counts.length === 0) return <NoResourceJudged />;
  const headline = resourceHeadline(page.total, listing.filter);
  const hidden = await hiddenColumns("resources");
  return (
    <>
      <PageHeading title={headline}>{whatIsCounted(posture.exceptions)}</PageHeading>
      <ResourceFilters counts={counts} listing={listing} />
      <FilterChips chips={chipsOf(listing)} clear={resourcesHref()} />
      <UnusedFilters names={listing.unused} />
      <UnknownValues what="judged resource" values={unknownIn(counts, listing.filter)} />
      <ListFrame panel={panelOf(posture, listing)} shown={listing.shown} summary={headline}>
        <TabLinks label="By status" tabs={tabsOf(listing, page.counts)}>
          <ListTools
            columns={resourceColumns}
            csv={csvOf(listing)}
            here={panelHref(listing, listing.shown)}
            hidden={hidden}
            list="resources"
          />
        </TabLinks>
        {badMarker && <BadMarker />}
        {page.rows.length === 0 ? (
          <NoMatches all={{ href: resourcesHref(), words: "Show all" }} what="resource">
            That says nothing about what no rule judges.
          </NoMatches>
        ) : (
          <ResourceTable hidden={hidden} listing={listing} posture={posture} rows={page.rows} />
        )}
        <Pager
          file
          first={after === undefined ? null : listingHref(listing)}
          from={page.before + 1}
          next={page.next === null ? null : listingHref(listing, { after: page.next })}
          to={page.before + page.rows.length}
          total={page.total}
        />
      </ListFrame>
    </>
  );
}

function unknownIn(
  counts: Awaited<ReturnType<typeof countResources>>,
  { type, region }: ResourceListing["filter"],
) {
  return unknownValuesOf([
    { label: "type", asked: type, known: counts.map((row) => row.resourceType) },
    { label: "region", asked: region, known: counts.map((row) => row.region) },
  ]);
}

function panelOf(posture: Posture, listing: ResourceListing) {
  const { shown } = listing;
  if (shown === undefined) return null;
  const place = placeOfKey(shown);
  if (place !== null) return <ResourcePanel listing={listing} place={place} posture={posture} />;
  return (
    <GonePanel
      close={panelHref(listing, undefined)}
      named={shown}
      search={resourcesHref({ search: shown.split("/").at(-1) })}
      what="resource"
    />
  );
}

/** The file is of the whole list, wherever in it the page stands. */
function csvOf(listing: ResourceListing): string {
  return csvHref("resources", listingHref(listing));
}

function tabsOf(
  listing: ResourceListing,
  { failing, passing }: { readonly failing: number; readonly passing: number },
) {
  const { filter } = listing;
  const hrefOf = (status: typeof filter.status) =>
    listingHref(listing, { filter: { ...filter, status } });
  const each = ([status, some]: readonly ["failing" | "passing", number]) => ({
    name: status,
    mark: status,
    count: count(some),
    here: filter.status === status,
    href: hrefOf(status),
  });
  return [
    {
      name: "All",
      count: count(failing + passing),
      here: filter.status === undefined,
      href: hrefOf(undefined),
    },
    ...(
      [
        ["failing", failing],
        ["passing", passing],
      ] as const
    ).map(each),
  ];
}
