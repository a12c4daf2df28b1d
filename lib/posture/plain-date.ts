const millisecondsOfDay = 86_400_000;

/** Whether a text is a date of the calendar, `2026-11-22`. The thirtieth of February is none. */
export function isPlainDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && plainDateAfter(text, 0) === text;
}

/** The date so many days after another; null where that is no date, or no longer in the calendar. */
export function plainDateAfter(date: string, days: number): string | null {
  const midnight = Date.parse(`${date}T00:00:00.000Z`) + days * millisecondsOfDay;
  const later = new Date(midnight);
  return Number.isNaN(later.getTime()) ? null : later.toISOString().slice(0, 10);
}
