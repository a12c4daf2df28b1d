import type { ControlAssessment } from "../../../lib/posture/posture.ts";
import type { Crumb } from "../../_components/page-heading.tsx";
import { controlsHref, pillarHref } from "../../_links/hrefs.ts";
import { pillarNamed } from "../../_words/names.ts";

/** From the overview through the control's pillar and focus area. */
export function crumbsOf({ primaryPillar, focusArea }: ControlAssessment): Crumb[] {
  const start = { name: "Overview", href: "/" };
  if (primaryPillar === null) {
    return [start, { name: "Unmapped", href: controlsHref({ classified: "none" }) }];
  }
  const pillar = { name: pillarNamed(primaryPillar).name, href: pillarHref(primaryPillar) };
  return focusArea === null
    ? [start, pillar]
    : [
        start,
        pillar,
        { name: focusArea, href: controlsHref({ pillar: primaryPillar, focus: focusArea }) },
      ];
}
