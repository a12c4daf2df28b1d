import type { KeptCoverage } from "../../lib/posture/snapshot.ts";

/**
 * What the date of the last reading says of what is kept from a source. Null: it is of the day it was
 * collected, or there is no such date.
 */
export function keptWords({ state, collectedAt, lastReadAt }: KeptCoverage): string | null {
  if (lastReadAt === null) return null;
  if (state === "not_read") return "shown as it was";
  return lastReadAt < collectedAt ? "last read whole" : null;
}
