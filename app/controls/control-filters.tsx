import type { ControlAssessment } from "../../lib/posture/posture.ts";
import { classifications, pillarIds, severities } from "../../lib/posture/vocabulary.ts";
import type { FilterField } from "../_components/filter-choices.tsx";
import { FilterForm } from "../_components/filter-form.tsx";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { shortPackName } from "../_words/pack-name.ts";
import { classificationWords } from "../_words/statuses.ts";
import { type ControlListing, floorIds, type Grouping, groupings } from "./control-listing.ts";
import { countChoices } from "./count-choices.ts";

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
  controls,
}: {
  readonly listing: ControlListing;
  /** All of them. */
  readonly controls: readonly ControlAssessment[];
}) {
  const { query, sort, reversed } = listing;
  const order = `${reversed ? "-" : ""}${sort}`;
  return (
    <FilterForm
      action="/controls"
      fields={fieldsOf(listing, controls)}
      kept={{
        // A focus area is its pillar's: they go together.
        pillar: query.focus === undefined ? undefined : query.pillar,
        status: query.status,
        focus: query.focus,
        failing: query.failing,
        about: query.about,
        sort: order === "severity" ? undefined : order,
      }}
      search={{ label: "Words in title or rule", value: query.search }}
    />
  );
}

function fieldsOf(
  { query, grouping }: ControlListing,
  controls: readonly ControlAssessment[],
): FilterField[] {
  const choices = countChoices(controls, query);
  const option = (counts: ReadonlyMap<string, number>) => (value: string, name: string) => ({
    value,
    name,
    count: counts.get(value) ?? 0,
  });
  const { pillar, responsibility, severity, region, pack, classified } = choices;
  const pillars: FilterField = {
    name: "pillar",
    label: "Pillar",
    value: query.pillar,
    any: "any",
    options: pillarIds.map((id) => option(pillar)(id, pillarNamed(id).name)),
  };
  return [
    {
      name: "severity",
      label: "Severity",
      value: undefined,
      values: [query.severity ?? []].flat(),
      any: "any",
      options: severities.map((each) => option(severity)(each, each)),
    },
    ...(query.focus === undefined ? [pillars] : []),
    {
      name: "responsibility",
      label: "Whose job",
      value: query.responsibility,
      any: "any",
      options: floorIds.map((id) => option(responsibility)(id, floorNamed(id).name)),
    },
    {
      name: "region",
      label: "Deployed in",
      value: undefined,
      values: [query.region ?? []].flat(),
      any: "any region",
      options: namesIn(controls, "regions").map((each) => option(region)(each, each)),
    },
    {
      name: "pack",
      label: "Pack",
      value: undefined,
      values: [query.pack ?? []].flat(),
      any: "any",
      options: namesIn(controls, "packs").map((each) => option(pack)(each, shortPackName(each))),
    },
    {
      name: "classified",
      label: "Classified",
      value: query.classified,
      any: "any way",
      options: classifications.map((each) => option(classified)(each, classificationWords[each])),
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

function namesIn(
  controls: readonly ControlAssessment[],
  names: "regions" | "packs",
): readonly string[] {
  return [...new Set(controls.flatMap((control) => control[names]))].sort();
}
