import type { Posture } from "../../lib/posture/posture.ts";
import { severities } from "../../lib/posture/vocabulary.ts";
import { TabLinks } from "../_components/tabs.tsx";
import { findingsHref } from "../_links/hrefs.ts";
import { csvHref } from "../_links/list-href.ts";
import { ListTools } from "../_lists/list-tools.tsx";
import { count } from "../_words/numbers.ts";
import { findingColumns } from "./finding-columns.ts";
import {
  type FindingListing,
  findingListingHref,
  findingPanelHref,
  isOneByOne,
} from "./finding-listing.ts";

/** The account's findings by severity, and those that are in no count. Kept apart from the other filters. */
export function SeverityTabs({
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
  const { findings } = posture;
  const active = severities.reduce((sum, severity) => sum + findings[severity], 0);
  const plain = Object.values(query).every((value) => value === undefined);
  return (
    <TabLinks
      label="Findings of the account"
      tabs={[
        {
          name: "All active",
          count: count(active),
          href: findingsHref(),
          here: plain && active > 0,
        },
        ...severities.map((severity) => ({
          name: severity,
          mark: severity,
          count: count(findings[severity]),
          href: findingsHref({ severity }),
          here: query.severity === severity && query.state === undefined,
        })),
        {
          name: "archived",
          count: count(findings.archived),
          href: findingsHref({ state: "archived" }),
          here: query.state === "archived",
        },
        {
          name: "samples",
          count: count(findings.sample),
          href: findingsHref({ state: "sample" }),
          here: query.state === "sample",
        },
      ]}
    >
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
