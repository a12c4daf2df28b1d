import type { ControlAssessment } from "../../../lib/posture/posture.ts";
import { EmptyState } from "../../_components/empty-state.tsx";
import { type ResourceListing, resourceListingHref, unfiltered } from "./resource-listing.ts";

const words = {
  NON_COMPLIANT: "fails this control",
  EXCEPTED: "fails this control under an exception",
  COMPLIANT: "passes this control",
} as const;

/** Why a list of a control's resources is empty, and what to look at instead. */
export function NoResources({
  control,
  listing,
}: {
  readonly control: ControlAssessment;
  readonly listing: ResourceListing;
}) {
  const word = words[listing.compliance];
  const where = listing.region === undefined ? "" : ` in ${listing.region}`;
  const isNarrowed = [listing.search, listing.region, listing.rule, listing.exception].some(
    Boolean,
  );
  return (
    <EmptyState
      title={
        listing.search === undefined
          ? `No resource ${word}${where}`
          : `No resource with these words ${word}${where}`
      }
    >
      <p>
        {control.unseen.length > 0
          ? "It was not seen everywhere: the reasons stand beside it."
          : control.status === "notApplicable"
            ? "AWS ran the rule and found nothing in its scope."
            : "Look at the other verdict, or at all regions."}{" "}
        {isNarrowed && (
          <a className="link" href={resourceListingHref(control, listing, unfiltered)}>
            Show all
          </a>
        )}
      </p>
    </EmptyState>
  );
}
