import type { ControlAssessment } from "../../../lib/posture/posture.ts";
import type { PillarId } from "../../../lib/posture/vocabulary.ts";
import type { NamedGroup } from "../../_components/group-steps.tsx";

/** A focus area with its controls. */
export type FocusArea = NamedGroup;

/** The word in an address for controls whose focus area lies in another pillar. */
export const elsewhere = "elsewhere";

/**
 * A pillar's controls by its focus areas, the most failing first. A control that counts here but has
 * its focus area in another pillar stands in a group of its own, last.
 */
export function byFocusArea(pillar: PillarId, controls: readonly ControlAssessment[]): FocusArea[] {
  const groups = Map.groupBy(controls, (control) => focusOf(pillar, control));
  return [...groups]
    .map(([focus, members]) => ({
      name: focus === elsewhere ? "Counted here, at home in another pillar" : focus,
      anchor: `focus-${focus.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`,
      controls: members,
      query: { pillar, focus },
    }))
    .sort(
      (a, b) =>
        Number(a.query.focus === elsewhere) - Number(b.query.focus === elsewhere) ||
        failing(b) - failing(a) ||
        (a.name < b.name ? -1 : 1),
    );
}

/** The focus area of a control inside a pillar; {@link elsewhere} when it has none there. */
export function focusOf(pillar: PillarId, control: ControlAssessment): string {
  return control.primaryPillar === pillar && control.focusArea !== null
    ? control.focusArea
    : elsewhere;
}

function failing(area: FocusArea): number {
  return area.controls.filter((control) => control.status === "failing").length;
}
