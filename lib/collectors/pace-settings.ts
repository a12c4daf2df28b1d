/** How fast Demarc may ask AWS, as the settings say it. */

/** Kinds of operations that are asked at the same speed. */
export const operationFamilies = [
  "config",
  "config_rule_details",
  "config_pack_details",
  "guardduty",
  "artifact",
] as const;
export type OperationFamily = (typeof operationFamilies)[number];

/** Requests a second, in one account and region. */
export interface PaceRange {
  /** Of one operation, until AWS has shown what it takes. */
  readonly start: number;
  /** Of one operation and of the whole family, however much AWS would take. */
  readonly most: number;
}

export type Rates = Readonly<Record<OperationFamily, PaceRange>>;

export interface PaceSettings {
  readonly rates: Rates;
  /** Regions that are read beside each other. */
  readonly regionsAtOnce: number;
}

/**
 * AWS publishes no request rates for these services and shares them among all tools of an account. So
 * the start is careful: slow where callers are known to be throttled, the two operations that list
 * details. The most is four times as much, which leaves the other tools something.
 */
export const carefulRates: Rates = {
  config: { start: 4, most: 16 },
  config_rule_details: { start: 1, most: 4 },
  config_pack_details: { start: 1, most: 4 },
  guardduty: { start: 5, most: 20 },
  artifact: { start: 2, most: 4 },
};

/**
 * Rates are each region's own, so regions take nothing from each other. What bounds their number is
 * sockets and memory.
 */
export const usualRegionsAtOnce = 16;

/**
 * @param action `config:DescribeConfigRules` and its like. The few calls that connect are asked as
 * carefully as Artifact, whose address they share the manner of: one for all regions.
 */
export function familyOf(action: string): OperationFamily {
  if (action === "config:GetComplianceDetailsByConfigRule") return "config_rule_details";
  if (action === "config:GetConformancePackComplianceDetails") return "config_pack_details";
  if (action.startsWith("config:")) return "config";
  return action.startsWith("guardduty:") ? "guardduty" : "artifact";
}
