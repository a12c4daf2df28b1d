import type { Posture } from "../../lib/posture/posture.ts";
import { customerItemIds, pillarIds, severities } from "../../lib/posture/vocabulary.ts";
import type { FilterField } from "../_components/filter-choices.tsx";
import { FilterForm } from "../_components/filter-form.tsx";
import type { FindingListQuery } from "../_links/hrefs.ts";
import { customerItems, pillarNamed } from "../_words/names.ts";
import { roleWords } from "./finding-chips.ts";

/** Everything a list of findings can be narrowed by. */
export function FindingFilters({
  posture,
  query,
}: {
  readonly posture: Posture;
  readonly query: FindingListQuery;
}) {
  return (
    <FilterForm
      action="/findings"
      fields={[...whatFields(posture, query), ...whereFields(posture, query)]}
      kept={{ resource: query.resource }}
      search={{ label: "Title, type or resource", value: query.search }}
    />
  );
}

const same = (value: string) => ({ value, name: value });

function whatFields(posture: Posture, query: FindingListQuery): FilterField[] {
  return [
    {
      name: "severity",
      label: "Severity",
      value: query.severity,
      any: "any",
      options: severities.map(same),
    },
    {
      name: "type",
      label: "Type",
      value: query.type,
      any: "any",
      options: posture.findingGroups.map(({ type, title }) => ({ value: type, name: title })),
    },
    {
      name: "activity",
      label: "In the last day",
      value: query.activity,
      any: "any",
      options: [
        { value: "new", name: "new" },
        { value: "ongoing", name: "seen" },
      ],
    },
    {
      name: "role",
      label: "Your resource is",
      value: query.role,
      any: "any",
      options: (["actor", "target"] as const).map((role) => ({
        value: role,
        name: roleWords[role],
      })),
    },
  ];
}

function whereFields(posture: Posture, query: FindingListQuery): FilterField[] {
  const regions = new Set(
    posture.coverage.filter((row) => row.source === "guardduty").map((row) => row.region),
  );
  return [
    {
      name: "responsibility",
      label: "Whose job",
      value: query.responsibility,
      any: "any",
      options: customerItemIds.map((id) => ({ value: id, name: customerItems[id].name })),
    },
    {
      name: "pillar",
      label: "Pillar",
      value: query.pillar,
      any: "any",
      options: pillarIds.map((id) => ({ value: id, name: pillarNamed(id).name })),
    },
    {
      name: "region",
      label: "Region",
      value: query.region,
      any: "any",
      options: [...regions].sort().map(same),
    },
    {
      name: "state",
      label: "State",
      value: query.state,
      any: "active",
      options: [
        { value: "archived", name: "archived or suppressed" },
        { value: "sample", name: "generated samples" },
        { value: "all", name: "all" },
      ],
    },
  ];
}
