import "server-only";
import { type AddendumStanding, judgeAddendum } from "../../lib/posture/judge-addendum.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { readEvidenceKinds } from "../../lib/read-catalogue.ts";

/** Whether the business associate addendum stands in this account. */
export function readAddendum(posture: Posture): AddendumStanding {
  const kind = readEvidenceKinds().find((each) => each.kind === "baa");
  return judgeAddendum(kind ?? { patterns: [] }, posture);
}
