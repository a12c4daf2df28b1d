import type { Instant } from "./snapshot.ts";

/** How fast AWS let itself be asked, remembered from one collection to the next. */
export interface LearnedPace {
  /** A region's code, or `global`. */
  readonly region: string;
  /** Operations that share one allowance, as the collectors name them. */
  readonly family: string;
  /** Requests a second that AWS last took without throttling. */
  readonly perSecond: number;
  /** Requests a second at which AWS last throttled; null when it never did. */
  readonly throttledAtPerSecond: number | null;
  readonly learnedAt: Instant;
}
