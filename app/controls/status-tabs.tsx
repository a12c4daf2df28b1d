import type { ControlAssessment } from "../../lib/posture/posture.ts";
import { countControls } from "../../lib/posture/roll-up.ts";
import type { TabLink } from "../_components/tabs.tsx";
import { count } from "../_words/numbers.ts";
import { controlStatusWords } from "../_words/statuses.ts";
import { type ControlListing, listingHref } from "./control-listing.ts";

const order = ["failing", "passing", "notEvaluated", "excepted", "notApplicable"] as const;

/** All, then each status, with what the other filters leave of it. */
export function statusTabs(
  listing: ControlListing,
  controls: readonly ControlAssessment[],
): TabLink[] {
  const counts = countControls(controls);
  const { query } = listing;
  const all: TabLink = {
    name: "All",
    count: count(controls.length),
    href: listingHref(listing, { query: { ...query, status: undefined } }),
    here: query.status === undefined,
  };
  const each = order.map((status) => ({
    name: controlStatusWords[status],
    mark: status,
    count: count(counts[status]),
    href: listingHref(listing, { query: { ...query, status } }),
    here: query.status === status,
  }));
  return [all, ...each];
}
