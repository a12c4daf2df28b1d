import { floorOf } from "../../lib/posture/house.ts";
import type { ControlAssessment } from "../../lib/posture/posture.ts";
import type { ControlQuery } from "../_links/hrefs.ts";
import { matchControls } from "./list-controls.ts";

/** What can be chosen of a list of controls, in the words of its address. */
const valuesOf = {
  pillar: ({ pillars }: ControlAssessment) => pillars,
  responsibility: (control: ControlAssessment) =>
    control.pillars.length === 0 ? [] : [floorOf(control)],
  severity: ({ severity }: ControlAssessment) => [severity],
  region: ({ regions }: ControlAssessment) => regions,
  pack: ({ packs }: ControlAssessment) => packs,
  classified: ({ classifiedBy }: ControlAssessment) => [classifiedBy],
} as const;

type Choice = keyof typeof valuesOf;

/** How many controls each choice alone would leave, with all other filters as they are. */
export function countChoices(
  controls: readonly ControlAssessment[],
  query: ControlQuery,
): Readonly<Record<Choice, ReadonlyMap<string, number>>> {
  const counted = (choice: Choice): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const control of matchControls(controls, { ...query, [choice]: undefined })) {
      for (const value of valuesOf[choice](control)) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return counts;
  };
  return {
    pillar: counted("pillar"),
    responsibility: counted("responsibility"),
    severity: counted("severity"),
    region: counted("region"),
    pack: counted("pack"),
    classified: counted("classified"),
  };
}
