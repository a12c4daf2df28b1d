import type { ControlAssessment } from "../../lib/posture/posture.ts";
import type { ControlQuery } from "../_links/hrefs.ts";
import { unknownValuesOf } from "../_lists/unknown-values.tsx";
import { elsewhere, focusOf } from "../pillars/[id]/focus-areas.ts";

/** Regions, packs and focus areas of the address that no control has. */
export function unknownIn(
  controls: readonly ControlAssessment[],
  { pillar, focus, region, failing, pack }: ControlQuery,
) {
  const regions = controls.flatMap((control) => control.regions);
  const areas = controls.map((control) =>
    pillar === undefined ? (control.focusArea ?? elsewhere) : focusOf(pillar, control),
  );
  return unknownValuesOf([
    { label: "focus area", asked: focus, known: [elsewhere, ...areas] },
    { label: "region", asked: region, known: regions },
    { label: "region", asked: failing, known: regions },
    { label: "pack", asked: pack, known: controls.flatMap(({ packs }) => packs) },
  ]);
}
