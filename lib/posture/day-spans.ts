/**
 * Stretches of UTC days, as plain dates. Both ends count: a stretch from the first to the third has three
 * days, and one that begins and ends on the same day has one.
 */
import { byText } from "./order.ts";
import { dayMilliseconds, plainDateAfter } from "./plain-date.ts";

export interface DaySpan {
  /** The first day of it. */
  readonly from: string;
  /** The last day of it. */
  readonly to: string;
}

/**
 * The day so many days later, or earlier where the number is negative.
 *
 * @throws RangeError where there is no such day
 */
export function daysLater(day: string, days: number): string {
  const later = plainDateAfter(day, days);
  if (later === null) throw new RangeError(`There is no day ${days} days after ${day}.`);
  return later;
}

/** How many days a stretch has. */
export function daysIn({ from, to }: DaySpan): number {
  return (Date.parse(to) - Date.parse(from)) / dayMilliseconds + 1;
}

/** The part of a stretch that lies in another; null where they have no day in common. */
export function within(span: DaySpan, other: DaySpan): DaySpan | null {
  const [, from = span.from] = [span.from, other.from].sort(byText);
  const [to = span.to] = [span.to, other.to].sort(byText);
  return from <= to ? { from, to } : null;
}

/** The same days in order, each once: what overlaps or follows on the next day is one stretch. */
export function joined(spans: readonly DaySpan[]): DaySpan[] {
  const found: DaySpan[] = [];
  for (const span of spans.toSorted((a, b) => byText(a.from, b.from) || byText(a.to, b.to))) {
    const last = found.at(-1);
    if (last === undefined || span.from > daysLater(last.to, 1)) found.push(span);
    else if (span.to > last.to) found[found.length - 1] = { from: last.from, to: span.to };
  }
  return found;
}

/** The days of a stretch that none of the others has, in order. */
export function daysLeftOpen(whole: DaySpan, spans: readonly DaySpan[]): DaySpan[] {
  const open: DaySpan[] = [];
  let next = whole.from;
  for (const { from, to } of joined(spans.flatMap((span) => within(span, whole) ?? []))) {
    if (next < from) open.push({ from: next, to: daysLater(from, -1) });
    next = daysLater(to, 1);
  }
  if (next <= whole.to) open.push({ from: next, to: whole.to });
  return open;
}
