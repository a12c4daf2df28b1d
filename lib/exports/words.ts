/** What the vocabulary's words are called in front of people who do not know it. */
import type { UserControlAssessment } from "../posture/user-controls.ts";
import type {
  AcceptableUseId,
  AcceptableUseVerdict,
  AwsItemId,
  Classification,
  ControlStatus,
  CoverageReason,
  CoverageState,
  CustomerItemId,
  EvidenceStatus,
  FindingFamily,
  FindingStanding,
  MappingSource,
  Party,
  PillarId,
  PostureStatus,
  ReportValidity,
  RequirementStatus,
  RuleCompliance,
  RuleGroup,
  Source,
  SplitBasis,
} from "../posture/vocabulary.ts";

export const statusWords: Readonly<Record<PostureStatus, string>> = {
  at_risk: "At risk",
  attention: "Needs attention",
  met: "Met",
  met_where_seen: "Met where seen",
  unknown: "Unknown",
};

/** Where a control stands, in a reader's words. */
export const controlStatusWords: Readonly<Record<ControlStatus, string>> = {
  failing: "failing",
  passing: "passing",
  excepted: "excepted",
  notApplicable: "nothing in scope",
  notEvaluated: "not seen",
};

/** Where a requirement stands, in a reader's words. */
export const requirementStatusWords: Readonly<Record<RequirementStatus, string>> = {
  failing: "failing",
  excepted: "excepted",
  not_evaluated: "not evaluated",
  passing: "passing",
  not_automated: "not automated",
  aws_evidenced: "AWS evidenced",
  aws_not_evidenced: "AWS not evidenced",
};

export const evidenceWords: Readonly<Record<EvidenceStatus, string>> = {
  evidenced: "Evidenced",
  expiring: "Evidence expiring",
  expired: "Evidence expired",
  not_read: "Not read",
  none: "No evidence",
};

export const pillarWords: Readonly<Record<PillarId, string>> = {
  "operational-excellence": "Operational excellence",
  security: "Security",
  reliability: "Reliability",
  "performance-efficiency": "Performance efficiency",
  "cost-optimization": "Cost optimization",
  sustainability: "Sustainability",
};

export const itemWords: Readonly<Record<CustomerItemId | AwsItemId, string>> = {
  "identity-access": "Identity and access",
  "data-protection": "Data security and encryption",
  "os-network-firewall": "Operating system, network and firewall",
  "code-deployed": "Code deployed onto the cloud",
  patching: "Patching of guests and applications",
  "aws-personnel": "Access and training of Amazon's people",
  "aws-facilities": "Data centres and global network",
  "aws-hardware": "Hardware",
  "aws-configuration": "Configuration of the infrastructure",
  "aws-patching": "Patching of infrastructure and services",
};

export const sourceWords: Readonly<Record<Source, string>> = {
  config: "AWS Config",
  guardduty: "GuardDuty",
  artifact: "Artifact",
};

export const reasonWords: Readonly<Record<CoverageReason, string>> = {
  recorder_missing: "no configuration recorder is set up",
  recorder_stopped: "the configuration recorder is stopped",
  detector_missing: "GuardDuty is not turned on",
  detector_suspended: "GuardDuty is suspended",
  denied: "permission denied",
  denied_by_scp: "denied by the organisation's policy",
  region_disabled: "the region is not enabled",
  not_in_region: "the service is not offered in the region",
  throttled: "AWS asked to slow down for too long",
  credentials: "the credentials were refused",
  malformed: "AWS's answer could not be understood",
  unreachable: "AWS could not be reached",
  aws_error: "AWS answered with an error",
};

/** How much of a source was read in a region. */
export const coverageStateWords: Readonly<Record<CoverageState, string>> = {
  read: "read",
  partial: "partly read",
  not_set_up: "not set up",
  not_read: "not read",
};

/** Whether a report still speaks. */
export const validityWords: Readonly<Record<ReportValidity, string>> = {
  current: "current",
  expiring: "ends soon",
  expired: "ended",
  undated: "undated",
};

/** Where an agreement stands, from AWS's word for it. One that somebody terminated has ended, whoever did. */
export function agreementStateWords(state: string): string {
  if (state === "CUSTOMER_TERMINATED") return "ended by you";
  if (state === "AWS_TERMINATED") return "ended by AWS";
  return state.toLowerCase().replaceAll("_", " ");
}

/** AWS's verdict on a rule or a pack. */
export const complianceWords: Readonly<Record<RuleCompliance, string>> = {
  COMPLIANT: "compliant",
  NON_COMPLIANT: "not compliant",
  INSUFFICIENT_DATA: "no result",
  NOT_READ: "not read",
};

/** What AWS's acceptable-use policy forbids or restricts. */
export const acceptableUseWords: Readonly<Record<AcceptableUseId, string>> = {
  "mass-email": "Unwanted mass mail",
  "harmful-content": "Malware and phishing pages",
  "denial-of-service": "Denial of service",
  intrusion: "Breaking into other systems",
  "penetration-testing": "Penetration tests outside AWS's rules",
  "resource-abuse": "Fraud and stolen computing power",
  "rights-of-others": "Other people's rights",
  violence: "Threats, violence and terrorism",
  "child-exploitation": "Sexual exploitation of children",
};

export const acceptableUseVerdictWords: Readonly<Record<AcceptableUseVerdict, string>> = {
  evidence: "Evidence found",
  no_evidence: "No evidence found",
  would_not_notice: "Would not notice",
};

/** Whose job a requirement is. */
export const partyWords: Readonly<Record<Party, string>> = {
  customer: "Yours",
  aws: "AWS’s",
  shared: "Shared",
};

/** On what the split of a requirement stands. */
export const basisWords: Readonly<Record<SplitBasis, string>> = {
  public: "AWS says so in public",
  judgement: "Demarc’s judgement",
  user: "your mapping file",
};

/** Who says that a rule is evidence for a requirement. */
export const mappingSourceWords: Readonly<Record<MappingSource, string>> = {
  user: "your mapping file",
  aws: "AWS",
  community: "the community",
  demarc: "Demarc",
};

/** How a rule came to its place. */
export const classificationWords: Readonly<Record<Classification, string>> = {
  catalogue: "by the catalogue",
  user: "by your mapping file",
  rule_of_thumb: "by rule of thumb",
  none: "unmapped",
};

export const ruleGroupWords: Readonly<Record<RuleGroup, string>> = {
  "tags-and-descriptions": "Tags and descriptions",
};

/** What findings have in common. */
export const familyWords: Readonly<Record<FindingFamily, string>> = {
  malware: "malware",
  "command-and-control": "command and control",
  "crypto-mining": "crypto mining",
  "credential-misuse": "misuse of credentials",
  "brute-force": "guessing of passwords",
  reconnaissance: "reconnaissance",
  exfiltration: "theft of data",
  destruction: "destruction",
  "privilege-escalation": "privilege escalation",
  persistence: "persistence",
  "defence-evasion": "evasion of defences",
  exposure: "exposure",
  "anonymity-network": "anonymity networks",
  "outbound-attack": "attacks on others",
  "penetration-testing": "tools of penetration tests",
  exploitation: "exploitation",
  "attack-sequence": "attack sequences",
};

/** Whether GuardDuty still makes findings of a type. */
export const standingWords: Readonly<Record<FindingStanding, string>> = {
  active: "active",
  "custom-rule": "custom detection rule",
  retired: "retired",
  unknown: "not in the catalogue",
};

const planWords: Readonly<Record<string, string>> = {
  CLOUD_TRAIL: "CloudTrail events",
  DNS_LOGS: "DNS logs",
  FLOW_LOGS: "VPC flow logs",
  S3_DATA_EVENTS: "S3 Protection",
  EKS_AUDIT_LOGS: "EKS Protection",
  EBS_MALWARE_PROTECTION: "Malware Protection for EC2",
  RDS_LOGIN_EVENTS: "RDS Protection",
  LAMBDA_NETWORK_LOGS: "Lambda Protection",
  RUNTIME_MONITORING: "Runtime Monitoring",
  AI_PROTECTION: "AI Protection",
  EXTENDED_THREAT_DETECTION: "Extended Threat Detection",
  CUSTOM_DETECTION_RULES: "Custom detection rules",
  MALWARE_PROTECTION_S3: "Malware Protection for S3",
  MALWARE_PROTECTION_BACKUP: "Malware Protection for Backup",
};

/** A plan of GuardDuty's as its console calls it; the detector's own word where none is known. */
export function planNamed(feature: string): string {
  return planWords[feature] ?? feature;
}

/** An answer in words; where Config was not read whole everywhere, what passes, passes where seen. */
export function answerWords(status: RequirementStatus, inPart: boolean): string {
  const words = requirementStatusWords[status];
  return inPart && status === "passing" ? `${words} where seen` : words;
}

/** Where something that a SOC report expects of its readers stands, by the controls mapped to it. */
export function userControlWords({
  status,
  isWhole,
}: Pick<UserControlAssessment, "status" | "isWhole">): string {
  return status === "not_automated" ? "nothing shows it" : answerWords(status, !isWhole);
}
