import type { FindingGroup } from "../../lib/posture/posture.ts";
import type { Instant } from "../../lib/posture/snapshot.ts";
import { age } from "../_words/instants.ts";

/** When findings of a type were seen last, in words; null where GuardDuty does not tell. */
export function seenLast(
  { lastSeenAt }: Pick<FindingGroup, "lastSeenAt">,
  now: Instant,
): string | null {
  return lastSeenAt === null ? null : `last seen ${age(lastSeenAt, now)} ago`;
}
