/** Plain dates, `2026-11-22`: days of UTC. */
import type { Instant } from "./snapshot.ts";

/** UTC knows no longer and no shorter day. */
export const dayMilliseconds = 86_400_000;

/** Whether a text is a date of the calendar. The thirtieth of February is none. */
export function isPlainDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && plainDateAfter(text, 0) === text;
}

/** The date so many days after another; null where that is no date, or no longer in the calendar. */
export function plainDateAfter(date: string, days: number): string | null {
  return dayOf(midnightOf(date) + days * dayMilliseconds);
}

/** The UTC day of an instant or of milliseconds since 1970; null for what is none. */
export function dayOf(at: Instant | number): string | null {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

/** When a plain date begins, in milliseconds since 1970; NaN for what is none. */
export function midnightOf(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`);
}
