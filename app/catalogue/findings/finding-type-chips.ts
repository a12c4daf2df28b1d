import type { AcceptableUseItem } from "../../../lib/posture/control.ts";
import type { FilterChip } from "../../_components/filter-chips.tsx";
import type { FindingTypeQuery } from "../../_links/hrefs.ts";
import { planNamed, standingWords } from "../../_words/finding-words.ts";
import { familyWords } from "../../_words/standards.ts";
import { type FindingTypeListing, findingTypeListingHref } from "./finding-type-listing.ts";

/** The filters in force, each with the list without it. */
export function chipsOf(
  listing: FindingTypeListing,
  uses: readonly AcceptableUseItem[],
): FilterChip[] {
  const { query } = listing;
  const chip = (name: keyof FindingTypeQuery, label: string, value: string | undefined) =>
    value === undefined
      ? []
      : [
          {
            label,
            value,
            without: findingTypeListingHref(listing, { query: { ...query, [name]: undefined } }),
          },
        ];
  return [
    ...chip("family", "Family", query.family && familyWords[query.family]),
    ...chip("plan", "Noticed by", query.plan && planNamed(query.plan)),
    ...chip("standing", "Standing", query.standing && standingWords[query.standing]),
    ...chip("use", "Acceptable use", uses.find(({ id }) => id === query.use)?.title),
    ...chip("search", "Words", query.search),
  ];
}
