/** How far a collection is, for a terminal or a page to show while it runs. */
import type { Instant } from "./snapshot.ts";
import type { Source } from "./vocabulary.ts";

export interface SourceProgress {
  readonly source: Source;
  readonly regionsDone: number;
  readonly regionsTotal: number;
  readonly calls: number;
  /** Rules, evaluations, findings, reports: whatever the source counts. */
  readonly rows: number;
  readonly failures: number;
  /** Requests that AWS answered by asking for patience. */
  readonly throttles: number;
  /** Estimated; null while nothing is known to go by. */
  readonly secondsLeft: number | null;
}

export interface CollectionProgress {
  readonly phase: "connecting" | "reading" | "saving";
  readonly startedAt: Instant;
  readonly sources: readonly SourceProgress[];
}
