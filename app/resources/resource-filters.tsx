import { FilterForm } from "../_components/filter-form.tsx";
import type { countResources } from "../_posture/lists.ts";
import { type CountedChoice, regionsWith, typesIn } from "./count-resources.ts";
import type { ResourceListing } from "./resource-listing.ts";

/** Everything a list of resources can be narrowed and ordered by; each choice says what it leaves. */
export function ResourceFilters({
  listing: { filter, sort },
  counts,
}: {
  readonly listing: ResourceListing;
  readonly counts: Awaited<ReturnType<typeof countResources>>;
}) {
  return (
    <FilterForm
      action="/resources"
      fields={[
        {
          name: "type",
          label: "Type",
          value: filter.type,
          any: "any",
          options: optionsOf(typesIn(counts, filter), filter.type),
        },
        {
          name: "region",
          label: "Judged in",
          value: filter.region,
          any: "any region",
          options: optionsOf(regionsWith(counts, filter), filter.region),
        },
        {
          name: "sort",
          label: "Order",
          value: sort === "worst" ? undefined : sort,
          any: "most failing first",
          options: [{ value: "name", name: "type and name" }],
        },
      ]}
      kept={{ status: filter.status }}
      search={{ label: "Part of the id", value: filter.search }}
    />
  );
}

/** A choice in force stays among them though it leaves nothing. */
function optionsOf(choices: readonly CountedChoice[], chosen: string | undefined) {
  const all =
    chosen === undefined || choices.some(({ value }) => value === chosen)
      ? choices
      : [{ value: chosen, count: 0 }, ...choices];
  return all.map((choice) => ({
    value: choice.value,
    name: choice.value,
    count: choice.count,
  }));
}
