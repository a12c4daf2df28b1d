/**
 * The closed word lists. A word that is not here does not exist in Demarc: parsing refuses it, and
 * every `switch` over one of these ends in a `never` check, so a new word breaks the build and not the page.
 */

/** The six pillars of the AWS Well-Architected Framework, in AWS's order. */
export const pillarIds = [
  "operational-excellence",
  "security",
  "reliability",
  "performance-efficiency",
  "cost-optimization",
  "sustainability",
] as const;
export type PillarId = (typeof pillarIds)[number];

/** What the customer answers for: security IN the cloud. */
export const customerItemIds = [
  "identity-access",
  "data-protection",
  "os-network-firewall",
  "code-deployed",
  "patching",
] as const;
export type CustomerItemId = (typeof customerItemIds)[number];

/** What AWS answers for: security OF the cloud. Judged by Artifact's reports, never by the customer's score. */
export const awsItemIds = [
  "aws-personnel",
  "aws-facilities",
  "aws-hardware",
  "aws-configuration",
  "aws-patching",
] as const;
export type AwsItemId = (typeof awsItemIds)[number];

/** In falling order: the first is the worst. */
export const severities = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof severities)[number];

/** The AWS services Demarc reads its answers from. */
export const sources = ["config", "guardduty", "artifact"] as const;
export type Source = (typeof sources)[number];

/**
 * How much of a source was read in a region. `not_set_up` is a fact about the account that was read;
 * `not_read` means the fact itself is missing.
 */
export const coverageStates = ["read", "partial", "not_set_up", "not_read"] as const;
export type CoverageState = (typeof coverageStates)[number];

export const coverageReasons = [
  "recorder_missing",
  "recorder_stopped",
  "detector_missing",
  "detector_suspended",
  "denied",
  "denied_by_scp",
  "region_disabled",
  "not_in_region",
  "throttled",
  "credentials",
  "malformed",
  "unreachable",
  "aws_error",
] as const;
export type CoverageReason = (typeof coverageReasons)[number];

/** `complete`: every source was read, or was read to be not set up, in every region asked. */
export const snapshotOutcomes = ["complete", "partial"] as const;
export type SnapshotOutcome = (typeof snapshotOutcomes)[number];

export const ruleOwners = ["AWS", "CUSTOM_LAMBDA", "CUSTOM_POLICY"] as const;
export type RuleOwner = (typeof ruleOwners)[number];

/** AWS's verdict on a rule or a pack, and our word for a verdict we could not read. */
export const ruleCompliances = [
  "COMPLIANT",
  "NON_COMPLIANT",
  "INSUFFICIENT_DATA",
  "NOT_READ",
] as const;
export type RuleCompliance = (typeof ruleCompliances)[number];

/** AWS's verdict on one resource under one rule. NOT_APPLICABLE rows are not kept: they judge nothing. */
export const evaluationCompliances = ["COMPLIANT", "NON_COMPLIANT"] as const;
export type EvaluationCompliance = (typeof evaluationCompliances)[number];

/** Where a control stands. The names are the members of `controls` in the posture contract. */
export const controlStatuses = [
  "passing",
  "failing",
  "excepted",
  "notApplicable",
  "notEvaluated",
] as const;
export type ControlStatus = (typeof controlStatuses)[number];

/** Where a pillar or one of the customer's items stands. */
export const postureStatuses = [
  "at_risk",
  "attention",
  "met",
  "met_where_seen",
  "unknown",
] as const;
export type PostureStatus = (typeof postureStatuses)[number];

/** Where one of AWS's items stands. */
export const evidenceStatuses = ["evidenced", "expiring", "expired", "not_read", "none"] as const;
export type EvidenceStatus = (typeof evidenceStatuses)[number];

/** How a rule or finding type came to its pillar and item. `none`: it did not, and is shown as unmapped. */
export const classifications = ["catalogue", "user", "rule_of_thumb", "none"] as const;
export type Classification = (typeof classifications)[number];

export const reportValidities = ["current", "expiring", "expired", "undated"] as const;
export type ReportValidity = (typeof reportValidities)[number];
