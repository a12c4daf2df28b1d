import type { ResourceListing } from "./resource-listing.ts";

/** A listing's filter as the store is asked. */
export function storedFilterOf(accountId: string, { filter }: ResourceListing) {
  const { status, type, region, search } = filter;
  return {
    accountId,
    ...(status === undefined ? {} : { status }),
    ...(type === undefined ? {} : { resourceType: type }),
    ...(region === undefined ? {} : { region }),
    ...(search === undefined ? {} : { search }),
  };
}
