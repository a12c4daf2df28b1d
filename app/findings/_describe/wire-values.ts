import type { Instant } from "../../../lib/posture/snapshot.ts";

/** The SDK writes instants as ISO text, the wire as seconds since 1970. Null for anything else. */
export function instantOf(value: unknown): Instant | null {
  const moment =
    typeof value === "number" ? value * 1000 : typeof value === "string" ? Date.parse(value) : NaN;
  return Math.abs(moment) < 8.64e15 ? new Date(moment).toISOString() : null;
}

/** A number, or null. */
export function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
