import type { Standard } from "../../lib/posture/standard.ts";
import type { FilterChip } from "../_components/filter-chips.tsx";
import type { RuleQuery } from "../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { groupNamed } from "../_words/rule-groups.ts";
import { mappingSourceWords, standardName } from "../_words/standards.ts";
import { type RuleListing, ruleListingHref } from "./rule-listing.ts";

/** The filters in force, each with the list without it. */
export function chipsOf(listing: RuleListing, standards: readonly Standard[]): FilterChip[] {
  const { query } = listing;
  const standard = standards.find(({ id }) => id === query.standard);
  const chip = (name: keyof RuleQuery, label: string, value: string | undefined) =>
    value === undefined
      ? []
      : [
          {
            label,
            value,
            without: ruleListingHref(listing, { query: { ...query, [name]: undefined } }),
          },
        ];
  return [
    ...chip("pillar", "Pillar", query.pillar && pillarNamed(query.pillar).name),
    ...chip(
      "responsibility",
      "Responsibility",
      query.responsibility && floorNamed(query.responsibility).name,
    ),
    ...chip("severity", "Severity", query.severity),
    ...chip("standard", "Evidence for", standard && standardName(standard)),
    ...chip("source", "Says so", query.source && mappingSourceWords[query.source]),
    ...chip("deployed", "In this account", query.deployed && deployedWords[query.deployed]),
    ...chip("group", "About", query.group && groupNamed(query.group)),
    ...chip("search", "Words", query.search),
  ];
}

const deployedWords = { here: "deployed", not: "not deployed" } as const;
