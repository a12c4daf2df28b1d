import type { ReactNode } from "react";
import type { FindingGroup, Posture } from "../../lib/posture/posture.ts";
import { bySeverity } from "../../lib/posture/severity.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { DataTable } from "../_components/data-table.tsx";
import { EmptyState } from "../_components/empty-state.tsx";
import { Age } from "../_components/moment.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { RegionNames } from "../_components/region-names.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { findingsHref } from "../_links/hrefs.ts";
import { requestedAt } from "../_posture/posture-door.ts";
import { customerItems } from "../_words/names.ts";
import { count, counted } from "../_words/numbers.ts";
import { type FindingListing, matchGroups } from "./finding-listing.ts";
import { SeverityTabs } from "./severity-tabs.tsx";

/** Active findings told together by type, the worst first. */
export function FindingGroups({
  posture,
  listing,
  children,
}: {
  readonly posture: Posture;
  readonly listing: FindingListing;
  readonly children: ReactNode;
}) {
  const groups = matchGroups(posture.findingGroups, listing.query).toSorted(
    (a, b) => bySeverity(a.severity, b.severity) || b.count - a.count || (a.type < b.type ? -1 : 1),
  );
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <>
      <PageHeading
        title={`${counted(total, "active finding")} of ${counted(groups.length, "type")}`}
      >
        What GuardDuty reports and nobody archived. A finding is activity that was seen, never a
        verdict on a setting.
      </PageHeading>
      {children}
      <SeverityTabs listing={listing} posture={posture} />
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
        <DataTable
          caption="Active findings by type"
          columns={[
            { name: "Worst" },
            { name: "What happened" },
            { name: "Findings", numeric: true },
            { name: "Responsibility", narrow: "hide" },
            { name: "Regions", narrow: "hide" },
            { name: "Last seen", numeric: true, narrow: "hide" },
          ]}
        >
          {groups.map((group) => (
            <GroupRow group={group} key={group.type} />
          ))}
        </DataTable>
      )}
    </>
  );
}

function GroupRow({ group }: { readonly group: FindingGroup }) {
  const href = findingsHref({ type: group.type });
  return (
    <tr>
      <td>
        <SeverityWord narrow="shape" severity={group.severity} />
      </td>
      <th scope="row">
        <a className="font-medium hover:underline" href={href}>
          <AwsText text={group.title} />
        </a>
        <AwsText className="block font-mono text-2xs text-mute" text={group.type} />
      </th>
      <td className="text-right">
        <a className="link" href={href}>
          {count(group.count)}
        </a>
      </td>
      <td className="max-md:hidden">
        {group.responsibility === null ? "–" : customerItems[group.responsibility].name}
      </td>
      <td className="max-md:hidden">
        {group.regions.length <= 2 ? (
          <RegionNames regions={group.regions} />
        ) : (
          `${group.regions.length} regions`
        )}
      </td>
      <td className="whitespace-nowrap text-right max-md:hidden">
        {group.lastSeenAt === null ? "–" : <Age at={group.lastSeenAt} now={requestedAt()} />}
      </td>
    </tr>
  );
}
