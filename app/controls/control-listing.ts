import type { FloorId } from "../../lib/posture/house.ts";
import {
  classifications,
  controlStatuses,
  customerItemIds,
  pillarIds,
  ruleGroups,
  severities,
} from "../../lib/posture/vocabulary.ts";
import type { ControlQuery } from "../_links/hrefs.ts";
import { controlsHref } from "../_links/hrefs.ts";
import {
  pageNumberOf,
  type SearchParams,
  textOf,
  textsOf,
  unusedOf,
  wordOf,
  wordsOf,
} from "../_links/search-params.ts";

export const sorts = ["severity", "title", "resources", "oldest"] as const;
export type Sort = (typeof sorts)[number];

export const groupings = [
  "severity",
  "pillar",
  "responsibility",
  "focus",
  "status",
  "none",
] as const;
export type Grouping = (typeof groupings)[number];

export const floorIds: readonly FloorId[] = [...customerItemIds, "operations"];

/** What a list of controls shows and how: all of it is in the address. */
export interface ControlListing {
  readonly query: ControlQuery;
  readonly sort: Sort;
  readonly reversed: boolean;
  readonly grouping: Grouping;
  /** From 1. */
  readonly page: number;
  /** Key of the control in the panel beside the list. */
  readonly shown: string | undefined;
  /** Filters of the address that name nothing Demarc knows. */
  readonly unused: readonly string[];
}

/** Reads an address. What it cannot use it names, and does not filter by. */
export function readListing(parameters: SearchParams): ControlListing {
  const query = {
    pillar: wordOf(parameters, "pillar", pillarIds),
    responsibility: wordOf(parameters, "responsibility", floorIds),
    focus: textOf(parameters, "focus"),
    status: wordOf(parameters, "status", controlStatuses),
    severity: wordsOf(parameters, "severity", severities),
    region: textsOf(parameters, "region"),
    failing: textOf(parameters, "failing"),
    pack: textsOf(parameters, "pack"),
    classified: wordOf(parameters, "classified", classifications),
    about: wordOf(parameters, "about", ruleGroups),
    search: textOf(parameters, "search"),
  };
  const order = textOf(parameters, "sort") ?? "severity";
  return {
    query,
    sort: sorts.find((sort) => sort === order.replace(/^-/, "")) ?? "severity",
    reversed: order.startsWith("-"),
    grouping: wordOf(parameters, "group", groupings) ?? "severity",
    page: pageNumberOf(parameters),
    shown: textOf(parameters, "show"),
    // Pages of this list are numbered: a marker is another list's.
    unused: unusedOf(parameters, { ...query, after: undefined }),
  };
}

/** The address of a listing, changed in part. A change of what is listed begins at page 1, with no panel. */
export function listingHref(
  listing: ControlListing,
  change: Partial<Omit<ControlListing, "unused">>,
): string {
  const unlike = { page: 1, shown: undefined };
  const { query, sort, reversed, grouping, page, shown } = { ...listing, ...unlike, ...change };
  const order = `${reversed ? "-" : ""}${sort}`;
  return controlsHref(query, {
    sort: order === "severity" ? undefined : order,
    group: grouping === "severity" ? undefined : grouping,
    page: page === 1 ? undefined : page,
    show: shown,
  });
}

/** The same rows with one control in the panel beside them; with none, the panel is closed. */
export function panelHref(listing: ControlListing, shown: string | undefined): string {
  return listingHref(listing, { page: listing.page, shown });
}
