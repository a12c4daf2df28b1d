import { severityOfScore } from "../../../lib/posture/severity.ts";
import type { Finding } from "../../../lib/posture/snapshot.ts";
import { SeverityWord } from "../../_components/severity.tsx";
import { counted } from "../../_words/numbers.ts";
import { TestMark } from "./test-mark.tsx";

/** How bad, where, how often, whose doing, and whether it counts: one line under a finding's title. */
export function FindingMarks({ finding }: { readonly finding: Finding }) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <span className="inline-flex items-baseline gap-1.5">
        <SeverityWord severity={severityOfScore(finding.severityScore)} />
        <span className="text-mute">{finding.severityScore.toFixed(1)} of 10</span>
      </span>
      <span>{finding.region}</span>
      <span>{counted(finding.count, "time")}</span>
      {finding.resourceRole === "ACTOR" && (
        <span className="font-medium text-amber">your resource is the doer</span>
      )}
      <TestMark finding={finding} />
      {finding.archived && <span className="text-amber">archived or suppressed</span>}
      {finding.sample && <span className="text-amber">generated sample</span>}
    </p>
  );
}
