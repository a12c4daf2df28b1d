import { mappingSources, pillarIds, ruleGroups, severities } from "../../lib/posture/vocabulary.ts";
import { catalogueHref, type RuleQuery } from "../_links/hrefs.ts";
import {
  pageNumberOf,
  type SearchParams,
  textOf,
  unusedOf,
  wordOf,
} from "../_links/search-params.ts";
import { floorIds } from "../controls/control-listing.ts";

export const deployments = ["here", "not"] as const;

/** Which managed rules a page shows: all of it is in the address. */
export interface RuleListing {
  readonly query: RuleQuery;
  /** From 1. */
  readonly page: number;
  /** Filters of the address that name nothing Demarc knows. */
  readonly unused: readonly string[];
}

/**
 * Reads an address. What it cannot use it names, and does not filter by.
 *
 * @param standards ids of the standards there are
 */
export function readRuleListing(
  parameters: SearchParams,
  standards: readonly string[],
): RuleListing {
  const query = {
    search: textOf(parameters, "search"),
    pillar: wordOf(parameters, "pillar", pillarIds),
    responsibility: wordOf(parameters, "responsibility", floorIds),
    severity: wordOf(parameters, "severity", severities),
    standard: wordOf(parameters, "standard", standards),
    source: wordOf(parameters, "source", mappingSources),
    deployed: wordOf(parameters, "deployed", deployments),
    group: wordOf(parameters, "group", ruleGroups),
  };
  return { query, page: pageNumberOf(parameters), unused: unusedOf(parameters, query) };
}

/** The address of a listing, changed in part. A change of what is shown begins again at page 1. */
export function ruleListingHref(
  listing: RuleListing,
  change: Partial<Pick<RuleListing, "query" | "page">>,
): string {
  const { query, page } = { ...listing, page: 1, ...change };
  return catalogueHref(query, { page: page === 1 ? undefined : page });
}
