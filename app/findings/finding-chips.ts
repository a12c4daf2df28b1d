import type { FilterChip } from "../_components/filter-chips.tsx";
import { type FindingListQuery, findingsHref } from "../_links/hrefs.ts";
import { customerItems, pillarNamed } from "../_words/names.ts";
import type { FindingListing } from "./finding-listing.ts";

const stateWords = { archived: "archived", sample: "samples", all: "all" } as const;
/** What a list of the last day is of. */
export const activityWords = {
  new: "new in the last day",
  ongoing: "seen in the last day",
} as const;

/** What GuardDuty calls our own resource. */
export const roleWords = { actor: "the doer", target: "the target" } as const;

/** The filters in force, each with the list without it. */
export function chipsOf({ query }: FindingListing): FilterChip[] {
  const chip = (name: keyof FindingListQuery, label: string, value: string | undefined) =>
    value === undefined
      ? []
      : [{ label, value, without: findingsHref({ ...query, [name]: undefined }) }];
  return [
    ...chip("severity", "Severity", query.severity),
    ...chip("type", "Type", query.type),
    ...chip("activity", "Activity", query.activity && activityWords[query.activity]),
    ...chip("role", "Your resource is", query.role && roleWords[query.role]),
    ...chip("resource", "Resource", query.resource),
    ...chip("region", "Region", query.region),
    ...chip("pillar", "Pillar", query.pillar && pillarNamed(query.pillar).name),
    ...chip(
      "responsibility",
      "Responsibility",
      query.responsibility && customerItems[query.responsibility].name,
    ),
    ...chip("state", "State", query.state && stateWords[query.state]),
    ...chip("search", "Words", query.search),
  ];
}
