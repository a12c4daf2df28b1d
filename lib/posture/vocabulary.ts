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

/** What stands of a resource: some control fails on it, or none of those that judged it does. */
export const resourceStatuses = ["failing", "passing"] as const;
export type ResourceStatus = (typeof resourceStatuses)[number];

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

/** Where one requirement of a standard stands. */
export const requirementStatuses = [
  "failing",
  "excepted",
  "not_evaluated",
  "passing",
  "not_automated",
  "aws_evidenced",
  "aws_not_evidenced",
] as const;
export type RequirementStatus = (typeof requirementStatuses)[number];

/** Whose job a requirement is. */
export const parties = ["customer", "aws", "shared"] as const;
export type Party = (typeof parties)[number];

/** On what the split of a requirement stands: AWS says so in public, it is our judgement, or the user's. */
export const splitBases = ["public", "judgement", "user"] as const;
export type SplitBasis = (typeof splitBases)[number];

/**
 * Who says that a rule is evidence for a requirement, in falling order of trust: the user's own mapping
 * file, tables AWS made, mappings of the open-source community, Demarc's judgement.
 */
export const mappingSources = ["user", "aws", "community", "demarc"] as const;
export type MappingSource = (typeof mappingSources)[number];

/** Kinds of evidence that AWS Artifact holds. All are reports but `baa`, which is an agreement. */
export const evidenceKinds = [
  "soc-1",
  "soc-2",
  "soc-3",
  "iso-9001",
  "iso-20000-1",
  "iso-22301",
  "iso-27001",
  "iso-27017",
  "iso-27018",
  "iso-27701",
  "pci-aoc",
  "pci-responsibility-summary",
  "c5",
  "baa",
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What GuardDuty's finding types have in common, whatever the resource. */
export const findingFamilies = [
  "malware",
  "command-and-control",
  "crypto-mining",
  "credential-misuse",
  "brute-force",
  "reconnaissance",
  "exfiltration",
  "destruction",
  "privilege-escalation",
  "persistence",
  "defence-evasion",
  "exposure",
  "anonymity-network",
  "outbound-attack",
  "penetration-testing",
  "exploitation",
  "attack-sequence",
] as const;
export type FindingFamily = (typeof findingFamilies)[number];

/** What AWS's acceptable-use policy forbids or restricts, as far as one can speak of it item by item. */
export const acceptableUseIds = [
  "mass-email",
  "harmful-content",
  "denial-of-service",
  "intrusion",
  "penetration-testing",
  "resource-abuse",
  "rights-of-others",
  "violence",
  "child-exploitation",
] as const;
export type AcceptableUseId = (typeof acceptableUseIds)[number];

/** `would_not_notice`: nothing that is switched on would see a breach, so silence says nothing. */
export const acceptableUseVerdicts = ["evidence", "no_evidence", "would_not_notice"] as const;
export type AcceptableUseVerdict = (typeof acceptableUseVerdicts)[number];

/** Whether GuardDuty still makes findings of a type. `unknown`: the catalogue does not know the type. */
export const findingStandings = ["active", "custom-rule", "retired", "unknown"] as const;
export type FindingStanding = (typeof findingStandings)[number];

/** Rules that ask the same of one resource type after another: shown as one, though each is a control. */
export const ruleGroups = ["tags-and-descriptions"] as const;
export type RuleGroup = (typeof ruleGroups)[number];

/**
 * Why something stands otherwise than before. `resource`: a resource's verdict changed, came or went; `rule`:
 * rules were deployed, removed or given other parameters; `coverage`: it came into sight or went out of it,
 * which is neither progress nor its opposite; `exception`: a person accepted it or took that back;
 * `catalogue`: it was placed by another catalogue or mapping.
 */
export const changeCauses = ["resource", "rule", "coverage", "exception", "catalogue"] as const;
export type ChangeCause = (typeof changeCauses)[number];

/** How a control can stand otherwise than before. Each has its mirror: what it is when time runs back. */
export const controlChangeKinds = [
  "newly_failing",
  "no_longer_failing",
  "more_failing",
  "fewer_failing",
  "newly_seen",
  "no_longer_seen",
  "in_scope",
  "out_of_scope",
  "excepted",
  "no_longer_excepted",
  "appeared",
  "disappeared",
  "placed",
] as const;
export type ControlChangeKind = (typeof controlChangeKinds)[number];
