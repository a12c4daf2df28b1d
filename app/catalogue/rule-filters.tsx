import type { Standard } from "../../lib/posture/standard.ts";
import { mappingSources, pillarIds, severities } from "../../lib/posture/vocabulary.ts";
import type { FilterField } from "../_components/filter-choices.tsx";
import { FilterForm } from "../_components/filter-form.tsx";
import type { RuleQuery } from "../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { mappingSourceWords, standardName } from "../_words/standards.ts";
import { floorIds } from "../controls/control-listing.ts";

/** Everything the list of managed rules can be narrowed by. */
export function RuleFilters({
  query,
  standards,
}: {
  readonly query: RuleQuery;
  readonly standards: readonly Standard[];
}) {
  return (
    <FilterForm
      action="/catalogue"
      fields={fieldsOf(query, standards)}
      kept={{ group: query.group }}
      search={{ label: "Words in title or identifier", value: query.search }}
    />
  );
}

function fieldsOf(query: RuleQuery, standards: readonly Standard[]): FilterField[] {
  return [
    {
      name: "pillar",
      label: "Pillar",
      value: query.pillar,
      any: "any",
      options: pillarIds.map((id) => ({ value: id, name: pillarNamed(id).name })),
    },
    {
      name: "responsibility",
      label: "Responsibility",
      value: query.responsibility,
      any: "any",
      options: floorIds.map((id) => ({ value: id, name: floorNamed(id).name })),
    },
    {
      name: "severity",
      label: "Severity",
      value: query.severity,
      any: "any",
      options: severities.map((value) => ({ value, name: value })),
    },
    {
      name: "standard",
      label: "Evidence for",
      value: query.standard,
      any: "any standard",
      options: standards.map((standard) => ({ value: standard.id, name: standardName(standard) })),
    },
    {
      name: "source",
      label: "Who says so",
      value: query.source,
      any: "anybody",
      options: mappingSources.map((value) => ({ value, name: mappingSourceWords[value] })),
    },
    {
      name: "deployed",
      label: "In this account",
      value: query.deployed,
      any: "deployed or not",
      options: [
        { value: "here", name: "deployed" },
        { value: "not", name: "not deployed" },
      ],
    },
  ];
}
