/** Request rates: a bucket for each (region, operation), answered by throttling when it is empty. */
import type { FaultTarget } from "./faults.ts";
import type { ServiceName } from "./state.ts";

export interface RateLimit {
  readonly service?: ServiceName;
  readonly operation?: string;
  readonly perSecond: number;
  /** Calls that may come at once; 1 when absent. */
  readonly burst?: number;
}

export class RateLimits {
  private readonly limits: RateLimit[] = [];
  private readonly buckets = new Map<string, { tokens: number; filledAt: number }>();

  add(limit: RateLimit): void {
    this.limits.push(limit);
  }

  /** Whether the call fits; one that fits is counted. `nowMilliseconds` is any steady clock. */
  allows(target: FaultTarget, nowMilliseconds: number): boolean {
    const limit = this.limits.find(
      ({ service, operation }) =>
        (service ?? target.service) === target.service &&
        (operation ?? target.operation) === target.operation,
    );
    if (limit === undefined) return true;
    const burst = limit.burst ?? 1;
    const key = `${target.region} ${target.service}:${target.operation}`;
    const bucket = this.buckets.get(key) ?? { tokens: burst, filledAt: nowMilliseconds };
    const earned = ((nowMilliseconds - bucket.filledAt) / 1000) * limit.perSecond;
    const tokens = Math.min(burst, bucket.tokens + earned);
    this.buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, filledAt: nowMilliseconds });
    return tokens >= 1;
  }
}
