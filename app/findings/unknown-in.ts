import type { Posture } from "../../lib/posture/posture.ts";
import type { FindingListQuery } from "../_links/hrefs.ts";
import { unknownValuesOf } from "../_lists/unknown-values.tsx";

/** Types and regions of the address that no active finding and no detector has. */
export function unknownIn(
  { findingGroups, coverage }: Pick<Posture, "findingGroups" | "coverage">,
  { type, region, state }: FindingListQuery,
) {
  return unknownValuesOf([
    {
      label: "type",
      // The posture holds the types of active findings alone.
      asked: state === undefined ? type : undefined,
      known: findingGroups.map((group) => group.type),
    },
    {
      label: "region",
      asked: region,
      known: coverage.filter(({ source }) => source === "guardduty").map((row) => row.region),
    },
  ]);
}
