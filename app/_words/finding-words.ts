import type { FindingStanding } from "../../lib/posture/vocabulary.ts";

/** Whether GuardDuty still makes findings of a type. */
export const standingWords: Readonly<Record<FindingStanding, string>> = {
  active: "active",
  "custom-rule": "custom detection rule",
  retired: "retired",
  unknown: "not in the catalogue",
};

const planNames: Readonly<Record<string, string>> = {
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

/** The name of a protection plan as GuardDuty's console has it; the feature itself where none is known. */
export function planNamed(feature: string): string {
  return planNames[feature] ?? feature;
}

const setUpApart: Readonly<Record<string, string>> = {
  CUSTOM_DETECTION_RULES: "switched on rule by rule",
  MALWARE_PROTECTION_S3: "set up bucket by bucket",
  MALWARE_PROTECTION_BACKUP: "started scan by scan",
};

/**
 * How a plan is set up that no detector lists, so that Demarc cannot tell where it is on; null for
 * those a detector tells of. Source: GuardDuty's list of detector features.
 */
export function setUpApartFrom(feature: string): string | null {
  return setUpApart[feature] ?? null;
}
