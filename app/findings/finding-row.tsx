import { severityOfScore } from "../../lib/posture/severity.ts";
import type { Finding } from "../../lib/posture/snapshot.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { besideClass } from "../_components/data-table.tsx";
import { Age } from "../_components/moment.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { RowLink } from "../_lists/row-link.tsx";
import { requestedAt } from "../_posture/posture-door.ts";
import { count } from "../_words/numbers.ts";
import { TestMark } from "./_parts/test-mark.tsx";
import type { FindingColumn } from "./finding-columns.ts";
import { type FindingListing, findingPanelHref, findingRowKey } from "./finding-listing.ts";

/** One finding in a list; its title opens the panel. */
export function FindingRow({
  finding,
  listing,
  hidden,
}: {
  readonly finding: Finding;
  readonly listing: FindingListing;
  /** Columns that are left out. */
  readonly hidden: ReadonlySet<string>;
}) {
  const has = (column: FindingColumn) => !hidden.has(column);
  const row = findingRowKey(finding);
  return (
    <tr>
      <td className="whitespace-nowrap">
        <SeverityWord narrow="shape" severity={severityOfScore(finding.severityScore)} />
        <span className="block text-2xs text-mute">{finding.severityScore.toFixed(1)}</span>
      </td>
      <th scope="row">
        <RowLink href={findingPanelHref(listing, row)} row={row} shown={listing.shown}>
          <AwsText text={finding.title} />
        </RowLink>
        <AwsText
          className="block font-mono text-2xs text-mute max-md:line-clamp-1"
          text={finding.type}
        />
        <FindingNotes finding={finding} />
        <TestMark className="block text-2xs" finding={finding} />
      </th>
      {has("resource") && (
        <td className={besideClass}>
          {finding.resourceId === null ? "–" : <AwsText text={finding.resourceId} />}
          <AwsText className="block text-mute text-xs" text={finding.resourceType} />
        </td>
      )}
      {has("region") && <td className={`whitespace-nowrap ${besideClass}`}>{finding.region}</td>}
      {has("times") && <td className={`text-right ${besideClass}`}>{count(finding.count)}</td>}
      {has("seen") && (
        <td className="whitespace-nowrap text-right">
          <Age at={finding.lastSeenAt ?? finding.updatedAt} now={requestedAt()} />
        </td>
      )}
    </tr>
  );
}

/** What sets a finding apart from the others of its type. */
function FindingNotes({ finding }: { readonly finding: Finding }) {
  const notes = [
    ...(finding.resourceRole === "ACTOR" ? ["your resource is the doer"] : []),
    ...(finding.attackSequenceArn === null ? [] : ["part of an attack sequence"]),
    ...(finding.sample ? ["generated sample"] : finding.archived ? ["archived or suppressed"] : []),
  ];
  if (notes.length === 0) return null;
  return <span className="block text-2xs text-amber">{notes.join(" · ")}</span>;
}
