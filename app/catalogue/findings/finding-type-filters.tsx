import type { AcceptableUseItem } from "../../../lib/posture/control.ts";
import { findingFamilies } from "../../../lib/posture/vocabulary.ts";
import { FilterForm } from "../../_components/filter-form.tsx";
import type { FindingTypeQuery } from "../../_links/hrefs.ts";
import { planNamed, standingWords } from "../../_words/finding-words.ts";
import { familyWords } from "../../_words/standards.ts";

/** Standings that a type of the catalogue can have. */
const standings = ["active", "custom-rule", "retired"] as const;

/** Everything the list of finding types can be narrowed by. */
export function FindingTypeFilters({
  query,
  plans,
  uses,
}: {
  readonly query: FindingTypeQuery;
  readonly plans: readonly string[];
  /** Items of acceptable use that some type would be evidence for. */
  readonly uses: readonly AcceptableUseItem[];
}) {
  return (
    <FilterForm
      action="/catalogue/findings"
      fields={[
        {
          name: "family",
          label: "Family",
          value: query.family,
          any: "any",
          options: findingFamilies.map((value) => ({ value, name: familyWords[value] })),
        },
        {
          name: "plan",
          label: "Noticed by",
          value: query.plan,
          any: "any plan",
          options: plans.map((value) => ({ value, name: planNamed(value) })),
        },
        {
          name: "standing",
          label: "Standing",
          value: query.standing,
          any: "any",
          options: standings.map((value) => ({ value, name: standingWords[value] })),
        },
        {
          name: "use",
          label: "Acceptable use",
          value: query.use,
          any: "any",
          options: uses.map(({ id, title }) => ({ value: id, name: title })),
        },
      ]}
      kept={{}}
      search={{ label: "Words in title or type", value: query.search }}
    />
  );
}
