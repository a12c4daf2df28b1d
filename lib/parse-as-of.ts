import type { Instant } from "./posture/snapshot.ts";

const plainDate = /^\d{4}-\d{2}-\d{2}$/;
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
  const date = plainDate.test(text) ? text : zonedInstant.exec(text)?.[1];
  if (date === undefined || !isInCalendar(date)) return null;
  const at = new Date(date === text ? `${text}T23:59:59.999Z` : text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The thirtieth of February would otherwise quietly become the second of March. */
function isInCalendar(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
