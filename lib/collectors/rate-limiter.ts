/**
 * How fast Demarc asks. AWS publishes no request rates for these services and shares them among all
 * tools of an account, so these are careful: slow where callers are known to be throttled.
 */
import type { ReadOnlyAction } from "./read-only-operations.ts";
import { untilAborted } from "./until-aborted.ts";

export interface Rate {
  readonly perSecond: number;
  /** Calls that may go out at once after a pause. */
  readonly burst: number;
}

/** Operations that share one allowance in a region. */
export type OperationFamily =
  | "config"
  | "config_rule_details"
  | "config_pack_details"
  | "guardduty"
  | "artifact";

export type Rates = Readonly<Record<OperationFamily, Rate>>;

/** For one account and region. The two detail operations are the ones integrations get throttled by. */
export const carefulRates: Rates = {
  config: { perSecond: 4, burst: 4 },
  config_rule_details: { perSecond: 1, burst: 1 },
  config_pack_details: { perSecond: 1, burst: 1 },
  guardduty: { perSecond: 5, burst: 5 },
  artifact: { perSecond: 2, burst: 2 },
};

export function familyOf(action: ReadOnlyAction): OperationFamily {
  if (action === "config:GetComplianceDetailsByConfigRule") return "config_rule_details";
  if (action === "config:GetConformancePackComplianceDetails") return "config_pack_details";
  if (action.startsWith("guardduty:")) return "guardduty";
  return action.startsWith("artifact:") ? "artifact" : "config";
}

export interface RateLimiter {
  /** Waits for the next free place in a region and family; rejects with the signal's reason when stopped. */
  readonly waitForTurn: (
    region: string,
    family: OperationFamily,
    signal: AbortSignal,
  ) => Promise<void>;
}

/** Keeps one queue for each region and family. Places are given in the order they are asked for. */
export function createRateLimiter(rates: Rates): RateLimiter {
  // For each queue, when its allowance would be whole again (milliseconds of the process's steady clock).
  const wholeAgainAt = new Map<string, number>();
  return {
    async waitForTurn(region, family, signal) {
      signal.throwIfAborted();
      const { perSecond, burst } = rates[family];
      const interval = 1000 / perSecond;
      const key = `${region} ${family}`;
      const now = performance.now();
      const whole = Math.max(wholeAgainAt.get(key) ?? now, now);
      wholeAgainAt.set(key, whole + interval);
      const wait = whole - (burst - 1) * interval - now;
      if (wait > 0) await sleep(wait, signal);
    },
  };
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await untilAborted(promise, signal).finally(() => clearTimeout(timer));
}
