/**
 * What is wrong with which resource. Rules that look at the same property agree, because they look at
 * the same weakness: a bucket that logs nothing fails every rule about its logs, in every pack.
 */
import { chanceOf } from "../fingerprint.ts";
import { idOf } from "./names.ts";
import { sampleAccountId } from "./regions.ts";

export const accountType = "AWS::::Account";

interface Weakness {
  readonly name: string;
  /** Which managed identifiers look at it. The first that fits counts. */
  readonly rules: RegExp;
  /** Share of resources that have it. */
  readonly share: number;
  /** What AWS or the rule's author writes beside a failure; null where AWS writes nothing. */
  readonly annotation: string | null;
}

const weaknesses: readonly Weakness[] = [
  {
    name: "untagged",
    rules: /^REQUIRED_TAGS/,
    share: 0.3,
    annotation: "Required tags are not present: owner, cost-center.",
  },
  {
    name: "open-to-world",
    rules: /INCOMING_SSH|AUTHORIZED_PORTS|RESTRICTED_INCOMING|SSH_RDP/,
    share: 0.05,
    annotation: null,
  },
  {
    name: "public",
    rules:
      /PUBLIC|NO_DIRECT_INTERNET|BLACKLISTED|ACL_PROHIBITED|NOT_MORE_PERMISSIVE|UNRESTRICTED_ROUTE/,
    share: 0.04,
    annotation: null,
  },
  { name: "no-tls", rules: /SSL|TLS|HTTPS|ACM_CERTIFICATE_REQUIRED/, share: 0.1, annotation: null },
  {
    name: "no-backup",
    rules: /BACKUP|PITR/,
    share: 0.18,
    annotation: "The resource is not protected by a backup plan.",
  },
  { name: "unencrypted", rules: /ENCRYPT|KMS|USING_CMK/, share: 0.08, annotation: null },
  { name: "no-logs", rules: /LOG|AUDIT|INSIGHTS|XRAY|MONITORING/, share: 0.12, annotation: null },
  {
    name: "one-zone",
    rules: /MULTI_AZ|MULTIPLE_AZ|REPLICATION|CROSS_ZONE|FAULT_TOLERANCE/,
    share: 0.22,
    annotation: null,
  },
  {
    name: "no-deletion-protection",
    rules: /DELETION|VERSIONING|LOCK_ENABLED|MFA_DELETE/,
    share: 0.2,
    annotation: null,
  },
  { name: "no-mfa", rules: /MFA/, share: 0.2, annotation: null },
  {
    name: "stale-credentials",
    rules: /ROTAT|UNUSED_CREDENTIALS/,
    share: 0.22,
    annotation: "The access key has not been rotated within the specified number of days.",
  },
  {
    name: "too-powerful",
    rules: /ADMIN_ACCESS|FULL_ACCESS|NO_POLICIES|INLINE_POLICY|BLOCKED_KMS|PRIVILEGED|NONROOT/,
    share: 0.12,
    annotation: null,
  },
  { name: "imdsv1", rules: /IMDSV2|HOP_LIMIT/, share: 0.2, annotation: null },
  {
    name: "unpatched",
    rules:
      /PATCH|ASSOCIATION_COMPLIANCE|MINOR_VERSION|SUPPORTED_VERSION|LATEST_PLATFORM|FUNCTION_SETTINGS/,
    share: 0.15,
    annotation: "Patches of severity Critical are missing.",
  },
  {
    name: "idle",
    rules: /INUSE|EIP_ATTACHED|STOPPED|UNUSED|LIFECYCLE|ATTACHED_TO_ENI/,
    share: 0.18,
    annotation: null,
  },
  {
    name: "badly-sized",
    rules: /OPTIMIZED|CONCURRENCY|AUTOSCALING_ENABLED|MEMORY|DESIRED_INSTANCE|DLQ/,
    share: 0.2,
    annotation: null,
  },
];

/** Share of failures of a rule that looks at something no other rule looks at. */
const otherwise = 0.04;

/**
 * Share of resource types that somebody has put in order: only the story breaks one of those. Failures
 * come in heaps; dice thrown for every resource alike would make every check of the account fail.
 */
const inOrder = 0.6;

/** What the story tells, whatever the dice say: which of a region's resources has which weaknesses. */
const told: readonly (readonly [region: string, type: string, index: number, string[]])[] = [
  ["us-east-1", "AWS::EC2::SecurityGroup", 2, ["open-to-world"]],
  ["us-east-1", "AWS::EC2::EIP", 1, ["idle"]],
  ["us-east-1", "AWS::EC2::Volume", 3, ["idle", "unencrypted"]],
  ["us-east-1", "AWS::RDS::DBInstance", 1, ["unencrypted", "public", "one-zone"]],
  ["us-east-1", "AWS::IAM::User", 4, ["stale-credentials", "no-mfa", "too-powerful"]],
  ["eu-west-1", "AWS::EC2::EIP", 0, ["idle"]],
  ["eu-west-1", "AWS::EC2::SecurityGroup", 1, ["open-to-world"]],
  ["eu-west-1", "AWS::RDS::DBInstance", 2, ["no-backup", "one-zone"]],
  ["us-west-2", "AWS::EC2::Instance", 0, ["imdsv1", "unpatched"]],
];

const toldByName: Readonly<Record<string, readonly string[]>> = {
  "AWS::S3::Bucket/northwind-hr-exports": ["public", "unencrypted", "no-logs"],
  "AWS::S3::Bucket/northwind-public-assets": ["public"],
  "AWS::S3::Bucket/northwind-customer-invoices": ["no-backup", "no-tls"],
};

/** The story by `type/id`. Ids are the world's, so the region need not be asked. */
const stories = new Map(Object.entries(toldByName));
for (const [region, type, index, names] of told)
  stories.set(`${type}/${idOf(type, index, { accountId: sampleAccountId, region })}`, names);

/** Rules about the account as a whole that fail, with where: `*` is everywhere. */
const failingForAccount: Readonly<Record<string, readonly string[]>> = {
  IAM_ROOT_ACCESS_KEY_CHECK: ["*"],
  ROOT_ACCOUNT_HARDWARE_MFA_ENABLED: ["*"],
  IAM_PASSWORD_POLICY: ["*"],
  MACIE_STATUS_CHECK: ["*"],
  MACIE_AUTO_SENSITIVE_DATA_DISCOVERY_CHECK: ["*"],
  SHIELD_DRT_ACCESS: ["*"],
  EC2_EBS_ENCRYPTION_BY_DEFAULT: ["us-west-2", "eu-central-1", "ca-central-1"],
  CLOUDTRAIL_S3_DATAEVENTS_ENABLED: ["*"],
  DYNAMODB_THROUGHPUT_LIMIT_CHECK: ["eu-west-1"],
  GUARDDUTY_NON_ARCHIVED_FINDINGS: ["us-east-1", "eu-west-1"],
};

interface Judged {
  readonly seed: number;
  readonly region: string;
  readonly identifier: string;
  readonly type: string;
  readonly id: string;
}

const weaknessOf = (identifier: string): Weakness | undefined =>
  weaknesses.find(({ rules }) => rules.test(identifier));

/** Whether a rule finds fault with a resource. */
export function fails({ seed, region, identifier, type, id }: Judged): boolean {
  if (type === accountType) {
    const where = failingForAccount[identifier] ?? [];
    return where.includes("*") || where.includes(region);
  }
  const weakness = weaknessOf(identifier);
  if (weakness !== undefined && stories.get(`${type}/${id}`)?.includes(weakness.name)) return true;
  if (chanceOf(`in-order/${seed}/${type}`) < inOrder) return false;
  const dice = chanceOf(`${seed}/${type}/${id}/${weakness?.name ?? identifier}`);
  return dice < (weakness?.share ?? otherwise);
}

/** What stands beside a failure, if anything does. */
export const annotationOf = (identifier: string): string | null =>
  weaknessOf(identifier)?.annotation ?? null;
