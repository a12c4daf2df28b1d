import type { ReactNode } from "react";
import type { FindingGroup, Posture } from "../../lib/posture/posture.ts";
import { bySeverity } from "../../lib/posture/severity.ts";
import { DataTable } from "../_components/data-table.tsx";
import { EmptyState } from "../_components/empty-state.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { Pager } from "../_components/pager.tsx";
import { BadMarker } from "../_lists/bad-marker.tsx";
import { pageOfRows } from "../_lists/page-of-rows.ts";
import { counted } from "../_words/numbers.ts";
import { narrowedFindings } from "./finding-headline.ts";
import {
  type FindingListing,
  groupsPageHref,
  isSequenceType,
  matchGroups,
} from "./finding-listing.ts";
import { GroupRow } from "./group-row.tsx";
import { LastDay } from "./last-day.tsx";
import { loadSequences, touchedBy } from "./load-sequences.ts";
import { SequenceCards } from "./sequence-cards.tsx";
import { SeverityTabs } from "./severity-tabs.tsx";

/** Active findings told together by type, the worst first; attack sequences stand before them. */
export async function FindingGroups({
  posture,
  listing,
  children,
}: {
  readonly posture: Posture;
  readonly listing: FindingListing;
  readonly children: ReactNode;
}) {
  const groups = matchGroups(posture.findingGroups, listing.query).toSorted(
    (a, b) =>
      Number(isSequenceType(b.type)) - Number(isSequenceType(a.type)) ||
      bySeverity(a.severity, b.severity) ||
      b.count - a.count ||
      (a.type < b.type ? -1 : 1),
  );
  const sequences = await loadSequences(posture, groups);
  const page = pageOfRows(groups, listing.page);
  const at = (number: number | null) => (number === null ? null : groupsPageHref(listing, number));
  const total = findingsOf(groups);
  const told = findingsOf(groups.filter(({ type }) => isSequenceType(type)));
  return (
    <>
      <PageHeading
        title={`${total === 0 ? "No active finding" : `${counted(total, "active finding")} of ${counted(groups.length, "type")}`}${narrowedFindings(listing.query)}`}
      >
        What GuardDuty reports and nobody archived. A finding is activity that was seen, never a
        verdict on a setting. <LastDay groups={groups} query={listing.query} />
      </PageHeading>
      <SequenceCards query={listing.query} sequences={sequences} total={told} />
      {children}
      <SeverityTabs hidden={new Set()} listing={listing} posture={posture} />
      {listing.after !== undefined && <BadMarker />}
      {groups.length === 0 ? (
        <EmptyState title="No finding is active here">
          <p>
            Where a detector was read, it reports nothing that these filters leave.{" "}
            <a className="link" href="/coverage">
              See where none was read
            </a>
            .
          </p>
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption="Active findings by type"
            columns={[
              { name: "Worst" },
              { name: "What happened" },
              { name: "Findings", numeric: true },
              { name: "Resources", numeric: true, narrow: "hide" },
              { name: "Responsibility", narrow: "tablet" },
              { name: "Regions", narrow: "tablet" },
              { name: "Last seen", numeric: true },
            ]}
          >
            {page.rows.map((group) => (
              <GroupRow group={group} key={group.type} touched={touchedBy(sequences, group)} />
            ))}
          </DataTable>
          <Pager
            first={null}
            from={page.from}
            next={at(page.next)}
            previous={at(page.previous)}
            to={page.to}
            total={groups.length}
          />
        </>
      )}
    </>
  );
}

function findingsOf(groups: readonly FindingGroup[]): number {
  return groups.reduce((sum, group) => sum + group.count, 0);
}
