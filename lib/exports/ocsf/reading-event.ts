import type { Posture } from "../../posture/posture.ts";
import type { KeptCoverage } from "../../posture/snapshot.ts";
import { readingTitle, unreadOf } from "../not-evaluated.ts";
import { sourceWords } from "../words.ts";
import type { Stamp } from "./ocsf-stamp.ts";
import { complianceFinding, life, outcome, timeOf, unknownSeverity } from "./ocsf-words.ts";

/** A source that was not read whole in a region: nothing there may be taken for well, nor for absent. */
export function readingEvent(row: KeptCoverage, { account }: Posture, stamp: Stamp): object {
  const unread = unreadOf(row);
  const title = readingTitle(row);
  return {
    ...complianceFinding,
    time: timeOf(row.collectedAt),
    time_dt: row.collectedAt,
    ...unknownSeverity,
    ...life.open,
    status_code: unread.code,
    message: `${title}: ${unread.details.join("; ")}`,
    finding_info: {
      uid: `demarc:coverage:${account.id}:${row.region}:${row.source}`,
      title,
      desc: "What this source would have told of this region is not in this file, or not whole.",
      types: ["Coverage"],
      data_sources: [sourceWords[row.source]],
    },
    compliance: {
      ...outcome.warning,
      status_code: unread.code,
      status_details: unread.details,
      control: `coverage:${row.source}`,
    },
    cloud: stamp.cloud(row.region),
    metadata: stamp.metadata,
  };
}
