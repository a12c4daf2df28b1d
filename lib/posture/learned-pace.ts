import type { Instant } from "./snapshot.ts";

/** How fast AWS let itself be asked, remembered from one collection to the next. */
export interface LearnedPace {
  /** A region's code, or `global`. */
  readonly region: string;
  /** `config:DescribeConfigRules`: each operation has an allowance of its own. */
  readonly action: string;
  /** Requests a second that AWS last took without throttling. */
  readonly perSecond: number;
  /** Requests a second at which AWS last throttled; null when it never did. */
  readonly throttledAtPerSecond: number | null;
  readonly learnedAt: Instant;
}
