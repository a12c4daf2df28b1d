import type { Posture } from "../../lib/posture/posture.ts";
import { TabLinks } from "../_components/tabs.tsx";
import { csvHref } from "../_links/list-href.ts";
import { ListTools } from "../_lists/list-tools.tsx";
import { countFindings } from "../_posture/lists.ts";
import { findingColumns } from "./finding-columns.ts";
import {
  type FindingListing,
  findingListingHref,
  findingPanelHref,
  isOneByOne,
} from "./finding-listing.ts";
import { countQueryOf } from "./store-query.ts";
import { type SeverityTabCounts, tabsBySeverity } from "./tabs-by-severity.ts";

/** The findings by severity, and those that are in no such count, with what the other filters leave of each. */
export async function SeverityTabs({
  posture,
  listing,
  hidden,
}: {
  readonly posture: Posture;
  readonly listing: FindingListing;
  /** Columns that are left out. */
  readonly hidden: ReadonlySet<string>;
}) {
  const { query } = listing;
  return (
    <TabLinks label="By severity" tabs={tabsBySeverity(listing, await countsOf(posture, query))}>
      <ListTools
        columns={isOneByOne(query) ? findingColumns : []}
        csv={csvHref("findings", findingListingHref(listing))}
        here={findingPanelHref(listing, listing.shown)}
        hidden={hidden}
        list="findings"
      />
    </TabLinks>
  );
}

/** The posture holds the whole account's, so that a list of types asks the store for nothing. */
async function countsOf(
  posture: Posture,
  { severity: _, state: __, ...others }: FindingListing["query"],
): Promise<SeverityTabCounts> {
  const isWhole = Object.values(others).every((value) => value === undefined);
  return isWhole ? posture.findings : countFindings(countQueryOf(posture, others));
}
