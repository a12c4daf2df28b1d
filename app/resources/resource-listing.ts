import { resourceStatuses } from "../../lib/posture/vocabulary.ts";
import { type ResourceListFilter, resourcesHref } from "../_links/resources-href.ts";
import { type SearchParams, textOf, unusedOf, wordOf } from "../_links/search-params.ts";

export const sorts = ["worst", "name"] as const;
export type Sort = (typeof sorts)[number];

/** Which resources a list shows and in what order: all of it is in the address. */
export interface ResourceListing {
  readonly filter: ResourceListFilter;
  readonly sort: Sort;
  /** Where the page begins; undefined is the first. */
  readonly after: string | undefined;
  /** The row whose panel is open, as `rowKeyOf` names it. */
  readonly shown: string | undefined;
  /** Filters of the address that name nothing Demarc knows. */
  readonly unused: readonly string[];
}

/** Reads an address. What it cannot use it names, and does not filter by. */
export function readListing(parameters: SearchParams): ResourceListing {
  const filter = {
    status: wordOf(parameters, "status", resourceStatuses),
    type: textOf(parameters, "type"),
    region: textOf(parameters, "region"),
    search: textOf(parameters, "search"),
  };
  const sort = wordOf(parameters, "sort", sorts);
  return {
    filter,
    sort: sort ?? "worst",
    after: textOf(parameters, "after"),
    shown: textOf(parameters, "show"),
    unused: unusedOf(parameters, { ...filter, sort }),
  };
}

/** The address of a listing, changed in part. A change of what is shown begins at the first page, without a panel. */
export function listingHref(
  listing: ResourceListing,
  change: Partial<Omit<ResourceListing, "unused">> = {},
): string {
  const { filter, sort, after, shown } = {
    ...listing,
    after: undefined,
    shown: undefined,
    ...change,
  };
  return resourcesHref(filter, { sort: sort === "worst" ? undefined : sort, after, show: shown });
}

/** The same page of the list with the panel of a row; undefined: with none. */
export function panelHref(listing: ResourceListing, shown: string | undefined): string {
  return listingHref(listing, { after: listing.after, shown });
}

/** What tells a resource from all others, as the address names the row whose panel is open. */
export interface ResourcePlace {
  readonly region: string;
  readonly resourceType: string;
  readonly resourceId: string;
}

export function rowKeyOf({ region, resourceType, resourceId }: ResourcePlace): string {
  return `${region}/${resourceType}/${resourceId}`;
}

/** The resource that a row's key names: neither regions nor types have a slash. Null for any other text. */
export function placeOfKey(key: string): ResourcePlace | null {
  const [, region, resourceType, resourceId] = /^([^/]+)\/([^/]+)\/(.+)$/s.exec(key) ?? [];
  if (region === undefined || resourceType === undefined || resourceId === undefined) return null;
  return { region, resourceType, resourceId };
}

/** Above a resource's name: what it is and where. */
export function resourceKicker({ resourceType, region }: ResourcePlace): string {
  return `${resourceType}, ${region === "global" ? "global" : `in ${region}`}`;
}
