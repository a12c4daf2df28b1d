import type { ControlAssessment } from "../../../lib/posture/posture.ts";
import { FilterChips } from "../../_components/filter-chips.tsx";
import { FilterForm } from "../../_components/filter-form.tsx";
import { controlHref } from "../../_links/hrefs.ts";
import { count } from "../../_words/numbers.ts";
import {
  mostByAge,
  type ResourceListing,
  resourceListingHref,
  resourceOrders,
  unfiltered,
} from "./resource-listing.ts";

const orderNames = { oldest: "longest in this state", newest: "newest first" } as const;

/** What a control's resources can be narrowed and ordered by, and what they are narrowed by now. */
export function ResourceFilters({
  control,
  listing,
  rows,
}: {
  readonly control: ControlAssessment;
  readonly listing: ResourceListing;
  /** Resources of the verdict that is shown. */
  readonly rows: number;
}) {
  const { compliance, region, rule, search, exception, order } = listing;
  const without = (change: Partial<ResourceListing>) =>
    resourceListingHref(control, listing, change);
  const chips = [
    ...(region === undefined
      ? []
      : [{ label: "Judged in", value: region, without: without({ region: undefined }) }]),
    ...(rule === undefined
      ? []
      : [{ label: "By rule", value: rule, without: without({ rule: undefined }) }]),
    ...(exception === undefined
      ? []
      : [
          {
            label: "Excused by",
            value: exception,
            without: without({ exception: undefined }),
          },
        ]),
    ...(search === undefined
      ? []
      : [{ label: "Words", value: search, without: without({ search: undefined }) }]),
  ];
  return (
    <>
      <FilterForm
        action={`${controlHref(control.key)}#resources`}
        fields={[
          {
            name: "region",
            label: "Judged in",
            value: region,
            any: "any region",
            options: control.regions.map((value) => ({ value, name: value })),
          },
          {
            name: "order",
            label: "Ordered by",
            value: order,
            any: "type and name",
            options:
              rows > mostByAge
                ? []
                : resourceOrders.map((value) => ({ value, name: orderNames[value] })),
          },
        ]}
        kept={{ compliance, rule, exception }}
        search={{ label: "Words in the resource’s id", value: search }}
      />
      <FilterChips chips={chips} clear={without(unfiltered)} />
      {rows > mostByAge && (
        <p className="mb-3 text-mute text-xs">
          More than {count(mostByAge)} resources are not ordered by age.
        </p>
      )}
    </>
  );
}
