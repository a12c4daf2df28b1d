import type { ControlAssessment } from "../../../lib/posture/posture.ts";
import { EmptyState } from "../../_components/empty-state.tsx";
import { type ResourceListing, resourceListingHref } from "./resource-listing.ts";

/** Why a list of a control's resources is empty, and what to look at instead. */
export function NoResources({
  control,
  listing,
}: {
  readonly control: ControlAssessment;
  readonly listing: ResourceListing;
}) {
  const word = listing.compliance === "COMPLIANT" ? "passes" : "fails";
  const where = listing.region === undefined ? "" : ` in ${listing.region}`;
  const isNarrowed = [listing.search, listing.region, listing.rule].some(Boolean);
  return (
    <EmptyState
      title={
        listing.search === undefined
          ? `No resource ${word} this control${where}`
          : `No resource with these words ${word} this control${where}`
      }
    >
      <p>
        {control.unseen.length > 0
          ? "It was not seen everywhere: the reasons stand beside it."
          : control.status === "notApplicable"
            ? "AWS ran the rule and found nothing in its scope."
            : "Look at the other verdict, or at all regions."}{" "}
        {isNarrowed && (
          <a
            className="link"
            href={resourceListingHref(control, listing, {
              region: undefined,
              rule: undefined,
              search: undefined,
            })}
          >
            Show all
          </a>
        )}
      </p>
    </EmptyState>
  );
}
