import type { Instant } from "../../lib/posture/snapshot.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `22 Nov 2026`, the UTC day of an instant or a plain date. Never the reader's time zone: pages are shared. */
export function day(at: Instant): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `22 Nov 2026, 09:00 UTC`. */
export function minute(at: Instant): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  return `${day(at)}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** How long before `now`, in the largest whole unit: `12 min`, `9 h`, `3 days`. */
export function age(at: Instant, now: Instant): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 60_000));
  if (Number.isNaN(minutes)) return "an unknown time";
  if (minutes < 1) return "a moment";
  if (minutes < 120) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / (24 * 60))} days`;
}

/** How long something took, never shortened: `12 min`, `3 h 39 min`, `4 days`. */
export function span(from: Instant, to: Instant): string {
  const minutes = Math.ceil((Date.parse(to) - Date.parse(from)) / 60_000);
  const hours = Math.floor(minutes / 60);
  if (hours < 1) return `${minutes} min`;
  if (hours >= 48) return `${Math.ceil(minutes / (24 * 60))} days`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** Whether something is older than a day: what says so must be seen to say so. */
export function isOverADayOld(at: Instant, now: Instant): boolean {
  return Date.parse(now) - Date.parse(at) > 24 * 60 * 60 * 1000;
}
