/** Counts a collection while it runs, and tells whoever watches. */
import type { CollectionProgress, SourceProgress } from "../posture/progress.ts";
import { type Source, sources } from "../posture/vocabulary.ts";

export interface ProgressCounter {
  readonly add: (source: Source, counted: Partial<Counts>) => void;
}

type Counts = Record<"regionsDone" | "calls" | "rows" | "failures", number>;

export function createProgressCounter(
  startedAt: Date,
  regionsTotal: Readonly<Record<Source, number>>,
  onProgress: (progress: CollectionProgress) => void,
): ProgressCounter {
  const counts = new Map<Source, Counts>(
    sources.map((source) => [source, { regionsDone: 0, calls: 0, rows: 0, failures: 0 }]),
  );
  const tell = () =>
    onProgress({
      phase: "reading",
      startedAt: startedAt.toISOString(),
      sources: [...counts].map(
        ([source, ofSource]): SourceProgress => ({
          source,
          regionsTotal: regionsTotal[source],
          ...ofSource,
        }),
      ),
    });
  tell();
  return {
    add(source, counted) {
      const before = counts.get(source) ?? { regionsDone: 0, calls: 0, rows: 0, failures: 0 };
      counts.set(source, {
        regionsDone: before.regionsDone + (counted.regionsDone ?? 0),
        calls: before.calls + (counted.calls ?? 0),
        rows: before.rows + (counted.rows ?? 0),
        failures: before.failures + (counted.failures ?? 0),
      });
      tell();
    },
  };
}
