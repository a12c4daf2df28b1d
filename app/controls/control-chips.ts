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
  // Each of several values goes alone.
  const each = (
    name: "severity" | "region" | "pack",
    label: string,
    nameOf: (value: string) => string,
  ) => {
    const values = [query[name] ?? []].flat();
    return values.map((value) => {
      const others = values.filter((other) => other !== value);
      const without = { ...query, [name]: others.length === 0 ? undefined : others };
      return { label, value: nameOf(value), without: listingHref(listing, { query: without }) };
    });
  };
  return [
    ...chip("pillar", "Pillar", query.pillar && pillarNamed(query.pillar).name),
    ...chip(
      "responsibility",
      "Responsibility",
      query.responsibility && floorNamed(query.responsibility).name,
    ),
    ...chip("focus", "Focus", query.focus === elsewhere ? "in another pillar" : query.focus),
    ...each("severity", "Severity", (value) => value),
    ...each("region", "Deployed in", (value) => value),
    ...chip("failing", "Fails in", query.failing),
    ...each("pack", "Pack", shortPackName),
    ...chip("classified", "Classified", query.classified && classificationWords[query.classified]),
    ...chip("about", "About", query.about && groupNamed(query.about)),
    ...chip("search", "Words", query.search),
  ];
}

/** A focus area belongs to a pillar and goes with it. */
function withoutFilter(query: ControlQuery, name: keyof ControlQuery): ControlQuery {
  return { ...query, [name]: undefined, ...(name === "pillar" ? { focus: undefined } : {}) };
}
