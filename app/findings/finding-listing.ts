import type { FindingGroup } from "../../lib/posture/posture.ts";
import { customerItemIds, pillarIds, severities } from "../../lib/posture/vocabulary.ts";
import { type FindingListQuery, findingsHref } from "../_links/hrefs.ts";
import {
  pageNumberOf,
  type SearchParams,
  textOf,
  unusedOf,
  wordOf,
} from "../_links/search-params.ts";

const findingStates = ["archived", "sample", "all"] as const;
const findingRoles = ["actor", "target"] as const;
const activities = ["new", "ongoing"] as const;

/** What a list of findings shows: all of it is in the address. */
export interface FindingListing {
  readonly query: FindingListQuery;
  readonly after: string | undefined;
  /** Of the types told together, from 1. Findings one by one have markers instead. */
  readonly page: number;
  /** `region/id` of the finding in the panel beside the list. */
  readonly shown: string | undefined;
  /** Filters of the address that name nothing Demarc knows. */
  readonly unused: readonly string[];
}

/** Reads an address. What it cannot use it names, and does not filter by. */
export function readFindingListing(parameters: SearchParams): FindingListing {
  const query = {
    severity: wordOf(parameters, "severity", severities),
    type: textOf(parameters, "type"),
    region: textOf(parameters, "region"),
    pillar: wordOf(parameters, "pillar", pillarIds),
    responsibility: wordOf(parameters, "responsibility", customerItemIds),
    state: wordOf(parameters, "state", findingStates),
    role: wordOf(parameters, "role", findingRoles),
    resource: textOf(parameters, "resource"),
    activity: wordOf(parameters, "activity", activities),
    search: textOf(parameters, "search"),
  };
  return {
    query,
    after: textOf(parameters, "after"),
    page: pageNumberOf(parameters),
    shown: textOf(parameters, "show"),
    unused: unusedOf(parameters, query),
  };
}

/** The list from its beginning, or from a page's marker on, without a panel. */
export function findingListingHref({ query }: FindingListing, after?: string): string {
  return findingsHref(query, { after });
}

/** A page of the types told together. */
export function groupsPageHref({ query }: FindingListing, page: number): string {
  return findingsHref(query, { page: page === 1 ? undefined : page });
}

/** The same rows with one finding in the panel beside them; with none, the panel is closed. */
export function findingPanelHref({ query, after }: FindingListing, shown?: string): string {
  return findingsHref(query, { after, show: shown });
}

/** What `show=` calls a finding. */
export function findingRowKey(finding: { readonly region: string; readonly id: string }): string {
  return `${finding.region}/${finding.id}`;
}

/**
 * Whether the findings are shown one by one. Types are told together until something is asked that
 * only single findings can answer.
 */
export function isOneByOne({ pillar, responsibility, ...others }: FindingListQuery): boolean {
  return Object.values(others).some((value) => value !== undefined);
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

/** Whether a type tells several findings as one story. */
export function isSequenceType(type: string): boolean {
  return type.startsWith(sequenceTypes);
}

/** How the names of such types begin. */
export const sequenceTypes = "AttackSequence:";
