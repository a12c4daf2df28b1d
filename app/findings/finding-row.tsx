import { severityOfScore } from "../../lib/posture/severity.ts";
import type { Finding } from "../../lib/posture/snapshot.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Age } from "../_components/moment.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { findingHref } from "../_links/hrefs.ts";
import { requestedAt } from "../_posture/posture-door.ts";
import { count } from "../_words/numbers.ts";

/** One finding in a list. */
export function FindingRow({ finding }: { readonly finding: Finding }) {
  return (
    <tr>
      <td>
        <SeverityWord narrow="shape" severity={severityOfScore(finding.severityScore)} />
        <span className="block text-2xs text-mute">{finding.severityScore.toFixed(1)}</span>
      </td>
      <th scope="row">
        <a className="font-medium hover:underline" href={findingHref(finding)}>
          <AwsText text={finding.title} />
        </a>
        <AwsText className="block font-mono text-2xs text-mute" text={finding.type} />
        {(finding.archived || finding.sample) && (
          <span className="text-2xs text-amber">
            {finding.sample ? "generated sample" : "archived or suppressed"}
          </span>
        )}
      </th>
      <td className="max-md:hidden">
        {finding.resourceId === null ? "–" : <AwsText text={finding.resourceId} />}
        <AwsText className="block text-mute text-xs" text={finding.resourceType} />
        {finding.resourceRole === "ACTOR" && (
          <span className="block text-2xs text-amber">your resource is the doer</span>
        )}
      </td>
      <td className="whitespace-nowrap max-md:hidden">{finding.region}</td>
      <td className="text-right max-md:hidden">{count(finding.count)}</td>
      <td className="whitespace-nowrap text-right">
        <Age at={finding.lastSeenAt ?? finding.updatedAt} now={requestedAt()} />
      </td>
    </tr>
  );
}
