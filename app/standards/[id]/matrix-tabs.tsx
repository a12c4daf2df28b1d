import { countRequirements } from "../../../lib/posture/assess-frameworks.ts";
import { configIsComplete } from "../../../lib/posture/coverage.ts";
import type { Posture } from "../../../lib/posture/posture.ts";
import type { TabLink } from "../../_components/tabs.tsx";
import { count } from "../../_words/numbers.ts";
import { requirementStatusWords } from "../../_words/standards.ts";
import { statusesShown } from "../requirement-counts.ts";
import { RequirementMark } from "../requirement-status.tsx";
import type { RequirementLine } from "../standard-sections.ts";
import { type MatrixListing, matrixHref } from "./matrix-listing.ts";

/**
 * All, then each answer, with what the other filters leave of it. Counted are the requirements in
 * scope; only where all that is left is out of scope, those.
 */
export function matrixTabs(
  listing: MatrixListing,
  ofAnyStatus: readonly RequirementLine[],
  coverage: Posture["coverage"],
): TabLink[] {
  const assessments = ofAnyStatus.map(({ assessment }) => assessment);
  const inScope = assessments.filter((each) => each.inScope);
  const counts = countRequirements(inScope.length > 0 ? inScope : assessments);
  const inPart = !configIsComplete(coverage);
  const { query } = listing;
  const all: TabLink = {
    name: "All",
    count: count(statusesShown.reduce((sum, status) => sum + counts[status], 0)),
    href: matrixHref(listing, { ...query, status: undefined }),
    here: query.status === undefined,
  };
  const each = statusesShown.map((status) => ({
    name: (
      <>
        <RequirementMark inPart={inPart} status={status} />
        {requirementStatusWords[status]}
      </>
    ),
    count: count(counts[status]),
    href: matrixHref(listing, { ...query, status }),
    here: query.status === status,
  }));
  return [all, ...each];
}
