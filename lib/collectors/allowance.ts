/**
 * How fast one operation may be asked in one region: plain arithmetic, told the time by whoever asks.
 *
 * The rate holds still at first, then climbs while AWS accepts more; it falls to seven tenths at the
 * first throttle. After that it behaves as CUBIC does in TCP: back quickly to just under the rate at
 * which it was throttled, there for long, and beyond it slowly at first. What counts as time in all this
 * is time in which calls waited for their turn: a rate that nobody used was not proven.
 */
import type { PaceRange } from "./pace-settings.ts";

/** What an earlier collection found out. */
export interface KnownPace {
  readonly perSecond: number;
  readonly throttledAtPerSecond: number | null;
}

export interface Allowance {
  /** Seconds until a call may go out; 0: now. */
  readonly waitAt: (now: number) => number;
  /** A call goes out. */
  readonly take: (now: number) => void;
  /** AWS took a call, which had to wait for its turn or not. */
  readonly accept: (waited: boolean) => void;
  /** AWS asked for patience over a call that went out at `sentAt`; both in seconds of the same clock. */
  readonly throttle: (sentAt: number, now: number) => void;
  readonly known: () => KnownPace;
  /** What was learned since the beginning: `moved` is a rate that AWS accepted or never refused. */
  readonly news: () => "none" | "moved" | "throttled";
}

/** Seconds at the first rate before it is tried whether AWS takes more. */
const settlingSeconds = 5;
/** Then so much more with each second: four times as much after some 12. */
const climbPerSecond = 1.12;
const afterThrottle = 0.7;
/** Of the rate at which AWS throttled. */
const belowThrottle = 0.95;
const recoverySeconds = 4;
/** At which the rate stays just under the one that was throttled. */
const patienceSeconds = 60;
/** After the patience, in so many seconds, the rate has doubled. */
const doublingSeconds = 30;
/** Of the rate at the start. */
const lowest = 1 / 5;
/** Calls go out so much further apart: one that travels faster than the one before must not be early. */
const margin = 1.02;

export function createAllowance(range: PaceRange, recalled: KnownPace | null = null): Allowance {
  const { start, most } = range;
  const within = (rate: number) => Math.min(most, Math.max(start * lowest, rate));
  let rate = within(recalled?.perSecond ?? start);
  let throttledAt = recalled?.throttledAtPerSecond ?? null;
  /** The rate from which the present climb began, and how long it lasts. */
  let low = rate;
  let busySeconds = 0;
  let lastThrottle = Number.NEGATIVE_INFINITY;
  let news: "none" | "moved" | "throttled" = "none";
  // Where AWS throttled, calls go out one by one: a handful at once may have been what was too much.
  const burst = () => (throttledAt === null ? Math.max(1, Math.floor(start)) : 1);
  let places = burst();
  let filledAt = Number.NEGATIVE_INFINITY;

  const fill = (now: number) => {
    const earned = (Math.max(0, now - filledAt) * rate) / margin;
    places = Math.min(burst(), places + earned);
    filledAt = Math.max(filledAt, now);
  };
  return {
    waitAt: (now) => {
      fill(now);
      // Rounding must not keep anybody waiting for the billionth part of a place.
      return places >= 1 - 1e-9 ? 0 : ((1 - places) * margin) / rate;
    },
    take: (now) => {
      fill(now);
      places -= 1;
    },
    accept: (waited) => {
      if (!waited) return;
      busySeconds += 1 / rate;
      const next =
        throttledAt === null
          ? climbed(low, busySeconds)
          : recovered(low, throttledAt * belowThrottle, busySeconds);
      if (within(next) !== rate && news === "none") news = "moved";
      rate = within(next);
    },
    throttle: (sentAt, now) => {
      // One burst of throttles is one step, however many calls were under way.
      if (sentAt <= lastThrottle) return;
      lastThrottle = now;
      throttledAt = rate;
      rate = within(rate * afterThrottle);
      low = rate;
      busySeconds = 0;
      fill(now);
      places = Math.min(places, 0);
      news = "throttled";
    },
    known: () => ({ perSecond: rate, throttledAtPerSecond: throttledAt }),
    news: () => news,
  };
}

/** What holds together whoever shares it. */
export type Ceiling = Pick<Allowance, "waitAt" | "take">;

/**
 * Lets no more than so many calls out in any second, of a fraction the whole ones; below one a second, one
 * call in the time that it takes. They may go out at once, since a bound is no pace.
 */
export function createCeiling(most: number): Ceiling {
  const places = Math.max(1, Math.floor(most));
  const seconds = Math.max(1, 1 / most) * margin;
  /** When the latest went out, as many as there are places. */
  const sent: number[] = [];
  return {
    waitAt: (now) => {
      const [oldest] = sent;
      if (oldest === undefined || sent.length < places) return 0;
      const wait = oldest + seconds - now;
      return wait > 1e-9 ? wait : 0;
    },
    take: (now) => {
      sent.push(now);
      if (sent.length > places) sent.shift();
    },
  };
}

function climbed(low: number, seconds: number): number {
  return low * climbPerSecond ** Math.max(0, seconds - settlingSeconds);
}

function recovered(low: number, plateau: number, seconds: number): number {
  const level = Math.max(low, plateau);
  if (seconds < recoverySeconds)
    return level - (level - low) * (1 - seconds / recoverySeconds) ** 3;
  const beyond = Math.max(0, seconds - recoverySeconds - patienceSeconds);
  return level * (1 + (beyond / doublingSeconds) ** 3);
}
