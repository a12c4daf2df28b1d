import type { SeverityCounts } from "../../lib/posture/posture.ts";
import { severities } from "../../lib/posture/vocabulary.ts";
import type { TabLink } from "../_components/tabs.tsx";
import { findingsHref } from "../_links/hrefs.ts";
import { count } from "../_words/numbers.ts";
import type { FindingListing } from "./finding-listing.ts";

/** Active findings by severity, and those that are in no such count. */
export type SeverityTabCounts = SeverityCounts & {
  readonly archived: number;
  readonly sample: number;
};

/** Each chooses a severity or a state in place of the one in force, and leaves the other filters as they are. */
export function tabsBySeverity({ query }: FindingListing, counts: SeverityTabCounts): TabLink[] {
  const { severity, state } = query;
  const tab = (chosen: Pick<FindingListing["query"], "severity" | "state">) => ({
    href: findingsHref({ ...query, severity: undefined, state: undefined, ...chosen }),
    here: severity === chosen.severity && state === chosen.state,
  });
  const active = severities.reduce((sum, each) => sum + counts[each], 0);
  return [
    { name: "All active", count: count(active), ...tab({}) },
    ...severities.map((each) => ({
      name: each,
      mark: each,
      count: count(counts[each]),
      ...tab({ severity: each }),
    })),
    { name: "archived", count: count(counts.archived), ...tab({ state: "archived" }) },
    { name: "samples", count: count(counts.sample), ...tab({ state: "sample" }) },
  ];
}
