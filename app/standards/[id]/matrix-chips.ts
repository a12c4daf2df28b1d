import type { Standard } from "../../../lib/posture/standard.ts";
import type { FilterChip } from "../../_components/filter-chips.tsx";
import type { RequirementQuery } from "../../_links/hrefs.ts";
import { partyWords } from "../../_words/standards.ts";
import { type MatrixListing, matrixHref } from "./matrix-listing.ts";

/** The filters in force but for the status, which the tabs show. */
export function chipsOf(
  listing: MatrixListing,
  { scopes }: Pick<Standard, "scopes">,
): FilterChip[] {
  const { query } = listing;
  const chip = (name: keyof RequirementQuery, label: string, value: string | undefined) =>
    value === undefined
      ? []
      : [{ label, value, without: matrixHref(listing, { ...query, [name]: undefined }) }];
  return [
    ...chip("who", "Whose job", query.who && partyWords[query.who]),
    ...chip("scope", "Scope", query.scope && scopeName(query.scope, scopes)),
    ...chip("rule", "Rule", query.rule),
    ...chip("search", "Words", query.search),
  ];
}

/** What a choice of scope is called: everything in it, everything out of it, or one by its name. */
export function scopeName(choice: string, scopes: Standard["scopes"]): string {
  if (choice === "in") return "in scope";
  if (choice === "out") return "out of scope";
  return scopes.find(({ id }) => id === choice)?.name ?? choice;
}
