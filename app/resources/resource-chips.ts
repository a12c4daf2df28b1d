import type { FilterChip } from "../_components/filter-chips.tsx";
import { listingHref, type ResourceListing } from "./resource-listing.ts";

const labels = { type: "Type", region: "Judged in", search: "Id contains" } as const;

/** The filters in force. The status is shown by the tabs. */
export function chipsOf(listing: ResourceListing): FilterChip[] {
  const names = ["type", "region", "search"] as const;
  return names.flatMap((name) => {
    const value = listing.filter[name];
    if (value === undefined) return [];
    const filter = { ...listing.filter, [name]: undefined };
    return [{ label: labels[name], value, without: listingHref(listing, { filter }) }];
  });
}
