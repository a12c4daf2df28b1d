import type { Posture } from "../../lib/posture/posture.ts";
import { classifications, pillarIds, severities } from "../../lib/posture/vocabulary.ts";
import { type FilterField, FilterForm } from "../_components/filter-form.tsx";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { shortPackName } from "../_words/pack-name.ts";
import { classificationWords } from "../_words/statuses.ts";
import { type ControlListing, floorIds, type Grouping, groupings } from "./control-listing.ts";

const groupingNames: Readonly<Record<Grouping, string>> = {
  severity: "severity",
  pillar: "pillar",
  responsibility: "responsibility",
  focus: "focus area",
  status: "status",
  none: "not at all",
};

/** Everything a list of controls can be narrowed and arranged by. */
export function ControlFilters({
  listing,
  posture,
}: {
  readonly listing: ControlListing;
  readonly posture: Posture;
}) {
  const { query, sort, reversed } = listing;
  const order = `${reversed ? "-" : ""}${sort}`;
  return (
    <FilterForm
      action="/controls"
      fields={fieldsOf(listing, posture)}
      kept={{
        status: query.status,
        focus: query.focus,
        about: query.about,
        sort: order === "severity" ? undefined : order,
      }}
      search={{ label: "Words", value: query.search }}
    />
  );
}

function fieldsOf({ query, grouping }: ControlListing, posture: Posture): FilterField[] {
  const regions = new Set(posture.controls.flatMap((control) => control.regions));
  const packs = new Set(posture.controls.flatMap((control) => control.packs));
  const same = (value: string) => ({ value, name: value });
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
      options: severities.map(same),
    },
    {
      name: "region",
      label: "Deployed in",
      value: query.region,
      any: "any",
      options: [...regions].sort().map(same),
    },
    {
      name: "pack",
      label: "Pack",
      value: query.pack,
      any: "any",
      options: [...packs].sort().map((name) => ({ value: name, name: shortPackName(name) })),
    },
    {
      name: "classified",
      label: "Classified",
      value: query.classified,
      any: "any way",
      options: classifications.map((value) => ({ value, name: classificationWords[value] })),
    },
    {
      name: "group",
      label: "Grouped by",
      value: grouping === "severity" ? undefined : grouping,
      any: "severity",
      options: groupings
        .filter((each) => each !== "severity")
        .map((each) => ({ value: each, name: groupingNames[each] })),
    },
  ];
}
