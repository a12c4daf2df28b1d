/** What the vocabulary's words are called in front of people who do not know it. */
import type {
  AwsItemId,
  CoverageReason,
  CustomerItemId,
  EvidenceStatus,
  PillarId,
  PostureStatus,
  Source,
} from "../posture/vocabulary.ts";

export const statusWords: Readonly<Record<PostureStatus, string>> = {
  at_risk: "At risk",
  attention: "Needs attention",
  met: "Met",
  met_where_seen: "Met where seen",
  unknown: "Unknown",
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
