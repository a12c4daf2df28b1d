import type { ControlAssessment } from "../../../lib/posture/posture.ts";
import {
  type EvaluationCompliance,
  evaluationCompliances,
} from "../../../lib/posture/vocabulary.ts";
import { controlHref } from "../../_links/hrefs.ts";
import { type SearchParams, textOf, wordOf } from "../../_links/search-params.ts";

/** Which of a control's resources a page shows. */
export interface ResourceListing {
  readonly compliance: EvaluationCompliance;
  readonly region: string | undefined;
  /** Where the page begins; undefined is the first. */
  readonly after: string | undefined;
}

/** Failing resources first, unless the control has none. */
export function readResourceListing(
  parameters: SearchParams,
  control: ControlAssessment,
): ResourceListing {
  const { nonCompliantResources, exceptedResources } = control;
  const leading = nonCompliantResources + exceptedResources > 0 ? "NON_COMPLIANT" : "COMPLIANT";
  return {
    compliance: wordOf(parameters, "compliance", evaluationCompliances) ?? leading,
    region: textOf(parameters, "region"),
    after: textOf(parameters, "after"),
  };
}

/** The address of a listing changed in part; a change of what is shown begins at the first page. */
export function resourceListingHref(
  control: ControlAssessment,
  listing: ResourceListing,
  change: Partial<ResourceListing>,
): string {
  const query = { ...listing, after: undefined, ...change };
  return `${controlHref(control.key, query)}#resources`;
}
