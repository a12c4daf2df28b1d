import type { Posture } from "../../lib/posture/posture.ts";
import { customerItemIds, severities } from "../../lib/posture/vocabulary.ts";
import { FilterForm } from "../_components/filter-form.tsx";
import type { FindingListQuery } from "../_links/hrefs.ts";
import { customerItems } from "../_words/names.ts";

/** Everything a list of findings can be narrowed by. */
export function FindingFilters({
  posture,
  query,
}: {
  readonly posture: Posture;
  readonly query: FindingListQuery;
}) {
  const same = (value: string) => ({ value, name: value });
  const regions = new Set(
    posture.coverage.filter((row) => row.source === "guardduty").map((row) => row.region),
  );
  return (
    <FilterForm
      action="/findings"
      fields={[
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
          options: posture.findingGroups.map((group) => same(group.type)),
        },
        {
          name: "responsibility",
          label: "Responsibility",
          value: query.responsibility,
          any: "any",
          options: customerItemIds.map((id) => ({ value: id, name: customerItems[id].name })),
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
      ]}
      kept={{ pillar: query.pillar }}
      search={{ label: "Words in title, type or resource", value: query.search }}
    />
  );
}
