import type { ControlAssessment } from "../../../lib/posture/posture.ts";
import { type ResourceListing, resourceListingHref } from "./resource-listing.ts";

/** Narrows a control's resources to one region where it is deployed. */
export function RegionLinks({
  control,
  listing,
}: {
  readonly control: ControlAssessment;
  readonly listing: ResourceListing;
}) {
  if (control.regions.length < 2) return null;
  const choices = [undefined, ...control.regions];
  return (
    <ul aria-label="Regions" className="mb-3 flex flex-wrap gap-1.5 text-sm print:hidden">
      {choices.map((region) => {
        const here = listing.region === region;
        return (
          <li key={region ?? ""}>
            <a
              aria-current={here ? "true" : undefined}
              className={`inline-flex min-h-7 items-center rounded-full border px-3 ${
                here ? "border-ink" : "border-line text-mute hover:border-edge"
              }`}
              href={resourceListingHref(control, listing, { region })}
            >
              {region ?? "All regions"}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
