/**
 * Request rates for an account that minds them. AWS publishes none for these services; these are what
 * integrations settled on, per region and operation. The burst is one second's worth and never less
 * than two: with one, a caller exactly at the rate is refused whenever the network is a moment early.
 */
import type { FakeAccount } from "./account.ts";
import type { RateLimit } from "./rate-limits.ts";

/** Operations that share a rate; each operation has a bucket of its own in each region. */
export type LimitedGroup = "details" | "config" | "guardduty" | "artifact" | "account";

export interface Allowance {
  readonly perSecond: number;
  /** Calls that may come at once after a pause. */
  readonly burst: number;
}

export const carefulLimits: Readonly<Record<LimitedGroup, Allowance>> = {
  details: { perSecond: 1, burst: 2 },
  config: { perSecond: 4, burst: 4 },
  guardduty: { perSecond: 5, burst: 5 },
  artifact: { perSecond: 2, burst: 2 },
  account: { perSecond: 2, burst: 2 },
};

/** The first that fits a call decides: the two detail operations stand before their service. */
const limits: readonly RateLimit[] = [
  {
    service: "config",
    operation: "GetComplianceDetailsByConfigRule",
    ...carefulLimits.details,
  },
  {
    service: "config",
    operation: "GetConformancePackComplianceDetails",
    ...carefulLimits.details,
  },
  { service: "config", ...carefulLimits.config },
  { service: "guardduty", ...carefulLimits.guardduty },
  { service: "artifact", ...carefulLimits.artifact },
  { service: "account", ...carefulLimits.account },
];

/** From now on the account refuses whoever asks faster. */
export function limitCarefully(account: FakeAccount): void {
  for (const limit of limits) account.limitRate(limit);
}
