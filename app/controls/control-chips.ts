import type { FilterChip } from "../_components/filter-chips.tsx";
import type { ControlQuery } from "../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { shortPackName } from "../_words/pack-name.ts";
import { groupNamed } from "../_words/rule-groups.ts";
import { classificationWords } from "../_words/statuses.ts";
import { elsewhere } from "../pillars/[id]/focus-areas.ts";
import { type ControlListing, listingHref } from "./control-listing.ts";

/** The filters in force but for the status, which the tabs show. */
export function chipsOf(listing: ControlListing): FilterChip[] {
  const { query } = listing;
  const chip = (name: keyof ControlQuery, label: string, value: string | undefined) =>
    value === undefined
      ? []
      : [
          {
            label,
            value,
            without: listingHref(listing, { query: withoutFilter(query, name) }),
          },
        ];
  return [
    ...chip("pillar", "Pillar", query.pillar && pillarNamed(query.pillar).name),
    ...chip(
      "responsibility",
      "Responsibility",
      query.responsibility && floorNamed(query.responsibility).name,
    ),
    ...chip("focus", "Focus", query.focus === elsewhere ? "in another pillar" : query.focus),
    ...chip("severity", "Severity", query.severity),
    ...chip("region", "Deployed in", query.region),
    ...chip("pack", "Pack", query.pack && shortPackName(query.pack)),
    ...chip("classified", "Classified", query.classified && classificationWords[query.classified]),
    ...chip("about", "About", query.about && groupNamed(query.about)),
    ...chip("search", "Words", query.search),
  ];
}

/** A focus area belongs to a pillar and goes with it. */
function withoutFilter(query: ControlQuery, name: keyof ControlQuery): ControlQuery {
  return { ...query, [name]: undefined, ...(name === "pillar" ? { focus: undefined } : {}) };
}
