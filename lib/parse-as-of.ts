import { isPlainDate } from "./posture/plain-date.ts";
import type { Instant } from "./posture/snapshot.ts";

const zonedInstant = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** What {@link parseAsOf} understands, for a message. */
export const asOfForms = "a date (2026-11-22) or an instant with its zone (2026-11-22T09:00:00Z)";

/**
 * The instant that a person means by `--as-of` or `as-of=`. A plain date means the end of that day,
 * UTC: what was known once it was over.
 *
 * @returns null when it is neither a date nor an instant with its zone, or not in the calendar
 */
export function parseAsOf(text: string): Instant | null {
  // The thirtieth of February would otherwise quietly become the second of March.
  const date = zonedInstant.exec(text)?.[1] ?? text;
  if (!isPlainDate(date)) return null;
  const at = new Date(date === text ? `${text}T23:59:59.999Z` : text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
