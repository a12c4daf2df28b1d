/** What the benchmark of the pages found, and what was promised of it. */
import type { Machine } from "../results.ts";
import type { MeasuredPage } from "./choose-pages.ts";
import type { Seen } from "./look-in-browser.ts";
import type { ServerTime } from "./time-server.ts";
import type { Weight } from "./weigh-page.ts";

export interface PageResult {
  readonly name: string;
  readonly path: string;
  readonly kind: MeasuredPage["kind"];
  readonly server: ServerTime;
  readonly weight: Weight;
  /** Null when the browser was left out. */
  readonly seen: Seen | null;
}

export interface PagesResult {
  readonly machine: Machine;
  /** Of the machine, in the minute before the measurement began; null where nobody says. */
  readonly load: number | null;
  readonly evaluations: number;
  readonly findings: number;
  readonly yardsticks: {
    /** An answer of the dashboard's server without a page. */
    readonly health: ServerTime;
    /** A page of the same framework with nothing on it. */
    readonly emptyPage: Omit<PageResult, "name" | "path" | "kind">;
  };
  readonly pages: readonly PageResult[];
}

/** What Demarc promises of every page. */
export const pageBudgets = {
  p50Milliseconds: 30,
  p99Milliseconds: 120,
  scriptKilobytes: { reading: 150, list: 190 },
  largestPaintMilliseconds: 800,
  blockedMilliseconds: 150,
  /** The browser counts what nobody can see: a hundredth of a hundredth. */
  layoutShift: 0.0001,
  foreignRequests: 0,
} as const;

/** Each promise that a page misses, in a word. What was not measured is not missed, and not held either. */
export function missedBy({ kind, server, weight, seen }: PageResult): readonly string[] {
  const over = (word: string, value: number | null | undefined, budget: number) =>
    value != null && value > budget ? [word] : [];
  return [
    ...over("p50", server.p50Milliseconds, pageBudgets.p50Milliseconds),
    ...over("p99", server.p99Milliseconds, pageBudgets.p99Milliseconds),
    ...over("script", weight.scriptKilobytes, pageBudgets.scriptKilobytes[kind]),
    ...over("LCP", seen?.largestPaintMilliseconds, pageBudgets.largestPaintMilliseconds),
    ...over("blocking", seen?.blockedMilliseconds, pageBudgets.blockedMilliseconds),
    ...over("shift", seen?.layoutShift, pageBudgets.layoutShift),
    ...over("others asked", seen?.foreignRequests, pageBudgets.foreignRequests),
  ];
}

/** Each promise that nobody can speak of, because it was not measured. */
export function notMeasuredOf({ seen }: Pick<PageResult, "seen">): readonly string[] {
  if (seen === null) return ["LCP", "blocking", "shift", "others asked"];
  return seen.largestPaintMilliseconds === null ? ["LCP"] : [];
}

/** Whether all that was promised of a page was measured, and is so. */
export function isHeld(page: PageResult): boolean {
  return missedBy(page).length === 0 && notMeasuredOf(page).length === 0;
}
