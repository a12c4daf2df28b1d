/** Counts a collection while it runs, and tells whoever watches. */
import type { CallCount } from "../posture/call-count.ts";
import type { CollectionProgress, SourceProgress } from "../posture/progress.ts";
import { type Source, sources } from "../posture/vocabulary.ts";

export interface ProgressCounter {
  readonly add: (source: Source, counted: Partial<Counts>) => void;
}

type Counts = Record<"regionsDone" | "calls" | "rows" | "failures" | "throttles", number>;

export interface ProgressSettings {
  readonly now: () => Date;
  readonly regionsTotal: Readonly<Record<Source, number>>;
  /** What the last collection asked; empty when that is not known. */
  readonly lastCalls: readonly CallCount[];
  readonly onProgress: (progress: CollectionProgress) => void;
}

const nothing: Counts = { regionsDone: 0, calls: 0, rows: 0, failures: 0, throttles: 0 };

export function createProgressCounter(settings: ProgressSettings): ProgressCounter {
  const { now, regionsTotal, lastCalls, onProgress } = settings;
  const startedAt = now();
  const counts = new Map<Source, Counts>(sources.map((source) => [source, nothing]));
  const expected = new Map(sources.map((source) => [source, callsOf(source, lastCalls)]));
  const furthest = new Map<Source, number>();
  const tell = () => {
    const seconds = (now().getTime() - startedAt.getTime()) / 1000;
    onProgress({
      phase: "reading",
      startedAt: startedAt.toISOString(),
      sources: [...counts].map(([source, counted]): SourceProgress => {
        const share = doneOf(counted, regionsTotal[source], expected.get(source) ?? 0);
        // The two measures differ: from one to the other it must not seem to go back.
        const done = Math.max(share, furthest.get(source) ?? 0);
        furthest.set(source, done);
        const secondsLeft = secondsLeftAfter(seconds, done);
        return { source, regionsTotal: regionsTotal[source], ...counted, secondsLeft };
      }),
    });
  };
  tell();
  return {
    add(source, counted) {
      const before = counts.get(source) ?? nothing;
      counts.set(source, {
        regionsDone: before.regionsDone + (counted.regionsDone ?? 0),
        calls: before.calls + (counted.calls ?? 0),
        rows: before.rows + (counted.rows ?? 0),
        failures: before.failures + (counted.failures ?? 0),
        throttles: before.throttles + (counted.throttles ?? 0),
      });
      tell();
    },
  };
}

/** The source a call was made for; null for those that connect. */
export function sourceOfCall(action: string): Source | null {
  return sources.find((source) => action.startsWith(`${source}:`)) ?? null;
}

function callsOf(source: Source, counts: readonly CallCount[]): number {
  return counts
    .filter(({ action }) => sourceOfCall(action) === source)
    .reduce((sum, { calls }) => sum + calls, 0);
}

/**
 * Share of a source that is done, from 0 to 1. By its calls as long as it asks no more than the last
 * collection did, which says more than regions: one of them may hold nearly everything.
 */
function doneOf({ regionsDone, calls }: Counts, regionsTotal: number, expected: number): number {
  const ofRegions = regionsTotal === 0 ? 1 : regionsDone / regionsTotal;
  return ofRegions < 1 && calls < expected ? calls / expected : ofRegions;
}

/** Before that an estimate jumps about. */
const firstSeconds = 3;

function secondsLeftAfter(seconds: number, done: number): number | null {
  if (done === 1) return 0;
  if (seconds < firstSeconds || done === 0) return null;
  return Math.ceil((seconds * (1 - done)) / done);
}
