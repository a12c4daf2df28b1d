import { floorOf } from "../../lib/posture/house.ts";
import type { ControlAssessment } from "../../lib/posture/posture.ts";
import { bySeverity } from "../../lib/posture/severity.ts";
import { controlStatuses, pillarIds, severities } from "../../lib/posture/vocabulary.ts";
import { worstFirst } from "../_components/control-rows.tsx";
import type { ControlQuery, OneOf } from "../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { controlStatusWords } from "../_words/statuses.ts";
import { focusOf } from "../pillars/[id]/focus-areas.ts";
import { type ControlListing, floorIds, type Grouping, type Sort } from "./control-listing.ts";

/** Controls of one group, in the listing's order. */
export interface ControlSection {
  /** Null when the list is not grouped. */
  readonly name: string | null;
  readonly controls: readonly ControlAssessment[];
}

/** The controls that a query leaves. */
export function matchControls(
  controls: readonly ControlAssessment[],
  query: ControlQuery,
): ControlAssessment[] {
  return controls.filter((control) => isMatch(control, query));
}

/** Sorts, then groups. A control is in one group only: of several pillars, its primary one. */
export function sectionsOf(
  controls: readonly ControlAssessment[],
  { sort, reversed, grouping }: Pick<ControlListing, "sort" | "reversed" | "grouping">,
): ControlSection[] {
  const sorted = controls.toSorted(orders[sort]);
  if (reversed) sorted.reverse();
  if (grouping === "none") return [{ name: null, controls: sorted }];
  const groups = Map.groupBy(sorted, (control) => groupNameOf(control, grouping));
  const rank = (name: string) => groupOrder[grouping].indexOf(name);
  return [...groups]
    .map(([name, members]) => ({ name, controls: members }))
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
}

function isMatch(control: ControlAssessment, query: ControlQuery): boolean {
  const { pillar, responsibility, focus, region, failing, pack, search } = query;
  return (
    (pillar === undefined || control.pillars.includes(pillar)) &&
    (responsibility === undefined ||
      (control.pillars.length > 0 && floorOf(control) === responsibility)) &&
    (focus === undefined || hasFocus(control, query)) &&
    (query.status === undefined || control.status === query.status) &&
    isOneOf(query.severity, [control.severity]) &&
    isOneOf(region, control.regions) &&
    isOneOf(failing, control.failingRegions) &&
    isOneOf(pack, control.packs) &&
    (query.classified === undefined || control.classifiedBy === query.classified) &&
    (query.about === undefined || control.group === query.about) &&
    (search === undefined || isFound(control, search))
  );
}

/** Whether one of the values asked for is among those there are; asked for nothing, anything will do. */
function isOneOf<Value>(asked: OneOf<Value> | undefined, present: readonly Value[]): boolean {
  return asked === undefined || [asked].flat().some((value) => present.some((it) => it === value));
}

function hasFocus(control: ControlAssessment, { pillar, focus }: ControlQuery): boolean {
  return pillar === undefined ? control.focusArea === focus : focusOf(pillar, control) === focus;
}

function isFound(control: ControlAssessment, search: string): boolean {
  const text = `${control.title} ${control.key}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const orders: Readonly<Record<Sort, (a: ControlAssessment, b: ControlAssessment) => number>> = {
  severity: (a, b) => failingFirst(a, b) || worstFirst(a, b),
  title: (a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1),
  resources: (a, b) =>
    b.nonCompliantResources - a.nonCompliantResources || bySeverity(a.severity, b.severity),
  oldest: (a, b) => ((a.oldestEvidenceAt ?? "9") < (b.oldestEvidenceAt ?? "9") ? -1 : 1),
};

function failingFirst(a: ControlAssessment, b: ControlAssessment): number {
  return Number(a.status !== "failing") - Number(b.status !== "failing");
}

const noPlace = "Unmapped";
const noFocus = "No focus area";

const groupOrder: Readonly<Record<Exclude<Grouping, "none">, readonly string[]>> = {
  severity: severities,
  pillar: [...pillarIds.map((id) => pillarNamed(id).name), noPlace],
  responsibility: [...floorIds.map((id) => floorNamed(id).name), noPlace],
  focus: [],
  status: controlStatuses.map((status) => controlStatusWords[status]),
};

function groupNameOf(control: ControlAssessment, grouping: Exclude<Grouping, "none">): string {
  switch (grouping) {
    case "severity":
      return control.severity;
    case "pillar":
      return control.primaryPillar === null ? noPlace : pillarNamed(control.primaryPillar).name;
    case "responsibility":
      return control.pillars.length === 0 ? noPlace : floorNamed(floorOf(control)).name;
    case "focus":
      return control.focusArea ?? noFocus;
    case "status":
      return controlStatusWords[control.status];
    default:
      return grouping satisfies never;
  }
}
