import type { FindingGroup } from "../../lib/posture/posture.ts";
import { customerItemIds, pillarIds, severities } from "../../lib/posture/vocabulary.ts";
import { type FindingListQuery, findingsHref } from "../_links/hrefs.ts";
import { type SearchParams, textOf, unusedOf, wordOf } from "../_links/search-params.ts";

export const findingStates = ["archived", "sample", "all"] as const;

/** What a list of findings shows: all of it is in the address. */
export interface FindingListing {
  readonly query: FindingListQuery;
  readonly after: string | undefined;
  /** Filters of the address that name nothing Demarc knows. */
  readonly unused: readonly string[];
}

export function readFindingListing(parameters: SearchParams): FindingListing {
  const query = {
    severity: wordOf(parameters, "severity", severities),
    type: textOf(parameters, "type"),
    region: textOf(parameters, "region"),
    pillar: wordOf(parameters, "pillar", pillarIds),
    responsibility: wordOf(parameters, "responsibility", customerItemIds),
    state: wordOf(parameters, "state", findingStates),
    search: textOf(parameters, "search"),
  };
  return { query, after: textOf(parameters, "after"), unused: unusedOf(parameters, query) };
}

export function findingListingHref({ query }: FindingListing, after?: string): string {
  return findingsHref(query, { after });
}

/**
 * Whether the findings are shown one by one. Types are told together until something is asked that
 * only single findings can answer.
 */
export function isOneByOne({ severity, type, region, state, search }: FindingListQuery): boolean {
  return [severity, type, region, state, search].some((value) => value !== undefined);
}

/** The active groups that count in the query's pillar and item. */
export function matchGroups(
  groups: readonly FindingGroup[],
  { pillar, responsibility }: FindingListQuery,
): FindingGroup[] {
  return groups.filter(
    (group) =>
      (pillar === undefined || group.pillars.includes(pillar)) &&
      (responsibility === undefined || group.responsibility === responsibility),
  );
}

/**
 * The finding types that a pillar or an item narrows to; undefined when neither is asked for. Taken
 * from the groups of the posture, so that the list has the number its link had.
 */
export function typesOf(
  groups: readonly FindingGroup[],
  query: FindingListQuery,
): readonly string[] | undefined {
  return query.pillar === undefined && query.responsibility === undefined
    ? undefined
    : matchGroups(groups, query).map((group) => group.type);
}
