/** Who may ask AWS when: calls of one operation in one region queue for its allowance. */
import type { LearnedPace } from "../posture/learned-pace.ts";
import type { Instant } from "../posture/snapshot.ts";
import { type Allowance, type Ceiling, createAllowance, createCeiling } from "./allowance.ts";
import { familyOf, type OperationFamily, type PaceRange, type Rates } from "./pace-settings.ts";
import { untilAborted } from "./until-aborted.ts";

/** A call that may go out, and what AWS made of it. */
export interface Turn {
  readonly accepted: () => void;
  readonly throttled: () => void;
}

export interface RateLimiter {
  /** Waits for a place. Rejects with the signal's reason when stopped. */
  readonly waitForTurn: (
    region: string,
    action: string,
    signal?: AbortSignal | undefined,
  ) => Promise<Turn>;
  /** Goes on from what earlier collections found out. Before the first call. */
  readonly recall: (paces: readonly LearnedPace[]) => void;
  /** What this collection found out, or found out again. */
  readonly learned: () => readonly LearnedPace[];
}

export interface Clock {
  /** Seconds that only ever go forward. */
  readonly seconds: () => number;
  readonly today: () => Date;
  readonly sleep: (seconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** A throttle older than this was another day's: what else asked AWS then asks no more. */
const throttleIsRememberedHours = 24;

interface Queue {
  readonly action: string;
  readonly region: string;
  readonly allowance: Allowance;
  /** Kept by all operations of the family. */
  readonly ceiling: Ceiling;
  /** When what earlier collections know of it was found out; null when they know nothing. */
  readonly recalledFrom: Instant | null;
  /** When the last one in the queue has had its turn. */
  last: Promise<void>;
}

/**
 * Keeps one allowance for each operation in each region, and one ceiling for each family in each region.
 *
 * AWS throttles by account and region, and partly by operation: callers report one listing refused while
 * the others went on. One allowance for a whole family would hold a region's first questions up behind
 * its longest listing, and one listing's throttle would slow down all. So each operation begins at its
 * family's rate and learns for itself; that a family's operations together stay under the most is what
 * keeps the manners. Should AWS count them together, each is throttled and gives way.
 */
export function createRateLimiter(rates: Rates, clock: Clock = processClock): RateLimiter {
  const queues = new Map<string, Queue>();
  const ceilings = new Map<string, Ceiling>();
  const recalled = new Map<string, LearnedPace>();
  const ceilingOf = (region: string, family: OperationFamily) =>
    once(ceilings, keyOf(region, family), () => createCeiling(rates[family].most));
  const queueOf = (region: string, action: string) => {
    const family = familyOf(action);
    const key = keyOf(region, action);
    return once(queues, key, () => ({
      action,
      region,
      allowance: createAllowance(rates[family], recalled.get(key) ?? null),
      ceiling: ceilingOf(region, family),
      recalledFrom: recalled.get(key)?.learnedAt ?? null,
      last: Promise.resolve(),
    }));
  };
  return {
    waitForTurn: (region, action, signal) => takeTurn(queueOf(region, action), clock, signal),
    recall: (paces) => {
      for (const pace of paces) {
        const range = rates[familyOf(pace.action)];
        recalled.set(keyOf(pace.region, pace.action), stillTrue(pace, range, clock.today()));
      }
    },
    learned: () => {
      const today = clock.today().toISOString();
      return [...queues.values()].flatMap(({ region, action, allowance, recalledFrom }) => {
        const news = allowance.news();
        if (news === "none") return [];
        const known = allowance.known();
        // An old throttle that nothing confirmed stays as old as it is.
        const isOld = known.throttledAtPerSecond !== null && news !== "throttled";
        const learnedAt = (isOld ? recalledFrom : null) ?? today;
        return { region, action, ...known, learnedAt };
      });
    },
  };
}

async function takeTurn(
  queue: Queue,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<Turn> {
  signal?.throwIfAborted();
  const { allowance, ceiling, last: before } = queue;
  const { promise: done, resolve: leave } = Promise.withResolvers<void>();
  queue.last = before.then(() => done);
  let waited = false;
  try {
    await (signal ? untilAborted(before, signal) : before);
    // Again and again: while one sleeps, a throttle may have made the way longer.
    for (;;) {
      const now = clock.seconds();
      const wait = allowance.waitAt(now);
      waited ||= wait > 0;
      const longest = Math.max(wait, ceiling.waitAt(now));
      if (longest === 0) break;
      await clock.sleep(longest, signal);
    }
    const sentAt = clock.seconds();
    allowance.take(sentAt);
    ceiling.take(sentAt);
    return {
      accepted: () => allowance.accept(waited),
      throttled: () => allowance.throttle(sentAt, clock.seconds()),
    };
  } finally {
    leave();
  }
}

function stillTrue(pace: LearnedPace, { start }: PaceRange, today: Date): LearnedPace {
  const hours = (today.getTime() - Date.parse(pace.learnedAt)) / 3_600_000;
  // One from the future was dated by a clock that was wrong: it would never grow old.
  if (hours >= 0 && hours <= throttleIsRememberedHours) return pace;
  return { ...pace, perSecond: Math.max(start, pace.perSecond), throttledAtPerSecond: null };
}

function once<Value>(kept: Map<string, Value>, key: string, create: () => Value): Value {
  const value = kept.get(key) ?? create();
  kept.set(key, value);
  return value;
}

function keyOf(region: string, name: string): string {
  return `${region} ${name}`;
}

const processClock: Clock = {
  seconds: () => performance.now() / 1000,
  today: () => new Date(),
  sleep: async (seconds, signal) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    // Rounded up: a timer drops what is less than a millisecond.
    const timer = setTimeout(resolve, Math.ceil(seconds * 1000));
    await (signal ? untilAborted(promise, signal) : promise).finally(() => clearTimeout(timer));
  },
};
