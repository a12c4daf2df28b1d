import type { FindingTypeMapping } from "../../../lib/posture/control.ts";
import {
  acceptableUseIds,
  findingFamilies,
  findingStandings,
} from "../../../lib/posture/vocabulary.ts";
import { type FindingTypeQuery, findingTypesHref } from "../../_links/hrefs.ts";
import {
  pageNumberOf,
  type SearchParams,
  textOf,
  unusedOf,
  wordOf,
} from "../../_links/search-params.ts";
import { isFound } from "../list-rules.ts";

/** Which finding types a page shows: all of it is in the address. */
export interface FindingTypeListing {
  readonly query: FindingTypeQuery;
  /** From 1. */
  readonly page: number;
  /** Filters of the address that name nothing Demarc knows. */
  readonly unused: readonly string[];
}

/**
 * Reads an address. What it cannot use it names, and does not filter by.
 *
 * @param plans features that at least one type needs
 */
export function readFindingTypeListing(
  parameters: SearchParams,
  plans: readonly string[],
): FindingTypeListing {
  const query = {
    search: textOf(parameters, "search"),
    family: wordOf(parameters, "family", findingFamilies),
    plan: wordOf(parameters, "plan", plans),
    standing: wordOf(parameters, "standing", findingStandings),
    use: wordOf(parameters, "use", acceptableUseIds),
  };
  return { query, page: pageNumberOf(parameters), unused: unusedOf(parameters, query) };
}

/** The address of a listing, changed in part. A change of what is shown begins again at page 1. */
export function findingTypeListingHref(
  listing: FindingTypeListing,
  change: Partial<Pick<FindingTypeListing, "query" | "page">>,
): string {
  const { query, page } = { ...listing, page: 1, ...change };
  return findingTypesHref(query, { page: page === 1 ? undefined : page });
}

/** The types that a query leaves, in the order given. */
export function matchFindingTypes(
  types: readonly FindingTypeMapping[],
  { search, family, plan, standing, use }: FindingTypeQuery,
): FindingTypeMapping[] {
  return types.filter(
    (type) =>
      (family === undefined || type.family === family) &&
      (plan === undefined || type.features.includes(plan)) &&
      (standing === undefined || type.standing === standing) &&
      (use === undefined || type.acceptableUse === use) &&
      (search === undefined || isFound(`${type.title} ${type.type}`, search)),
  );
}

/** Every feature that one of the types needs, in text order. */
export function plansOf(types: readonly FindingTypeMapping[]): string[] {
  return [...new Set(types.flatMap(({ features }) => features))].sort();
}
