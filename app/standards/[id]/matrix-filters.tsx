import type { Standard } from "../../../lib/posture/standard.ts";
import { parties } from "../../../lib/posture/vocabulary.ts";
import type { FilterField } from "../../_components/filter-choices.tsx";
import { FilterForm } from "../../_components/filter-form.tsx";
import { standardHref } from "../../_links/hrefs.ts";
import { partyWords } from "../../_words/standards.ts";
import { scopeName } from "./matrix-chips.ts";
import type { MatrixListing } from "./matrix-listing.ts";

/** Everything the matrix can be narrowed by but the status, which the tabs choose. */
export function MatrixFilters({
  listing: { query, open },
  standard,
}: {
  readonly listing: MatrixListing;
  readonly standard: Standard;
}) {
  const whose: FilterField = {
    name: "who",
    label: "Whose job",
    value: query.who,
    any: "any",
    options: parties.map((value) => ({ value, name: partyWords[value] })),
  };
  const scope: FilterField = {
    name: "scope",
    label: "Scope",
    value: query.scope,
    any: "any",
    options: ["in", "out", ...standard.scopes.map(({ id }) => id)].map((value) => ({
      value,
      name: scopeName(value, standard.scopes),
    })),
  };
  return (
    <FilterForm
      action={standardHref(standard.id)}
      fields={standard.scopes.length === 0 ? [whose] : [whose, scope]}
      kept={{ status: query.status, rule: query.rule, open }}
      search={{ label: "Words or rule", value: query.search }}
    />
  );
}
