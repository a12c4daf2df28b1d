/** What rules of unknown names are expected to be about, written down before the tables were read. */
import type { CustomerItemId, PillarId } from "../../lib/posture/vocabulary.ts";

export interface ExpectedPlace {
  readonly name: string;
  readonly types?: readonly string[];
  /** The primary one first; empty: unmapped. */
  readonly pillars: readonly PillarId[];
  readonly item: CustomerItemId | null;
}

const operations = "operational-excellence";
const performance = "performance-efficiency";
const cost = "cost-optimization";

export const expectedPlaces: readonly ExpectedPlace[] = [
  // Plain cases, as companies write them.
  { name: "acme-ebs-encryption-check", pillars: ["security"], item: "data-protection" },
  { name: "AcmeKmsKeyPolicy", pillars: ["security"], item: "data-protection" },
  { name: "require-tls-1-2", pillars: ["security"], item: "data-protection" },
  { name: "certificate-expiry-30-days", pillars: ["security"], item: "data-protection" },
  { name: "team_mfa_for_admins", pillars: ["security"], item: "identity-access" },
  { name: "no-root-login", pillars: ["security"], item: "identity-access" },
  { name: "access-key-age", pillars: ["security"], item: "identity-access" },
  { name: "IAMUserNaming", pillars: ["security"], item: "identity-access" },
  { name: "kms-key-rotation", pillars: ["security"], item: "identity-access" },
  { name: "ssh-from-office-only", pillars: ["security"], item: "os-network-firewall" },
  { name: "our-security-group-baseline", pillars: ["security"], item: "os-network-firewall" },
  { name: "alb-behind-waf", pillars: ["security"], item: "os-network-firewall" },
  { name: "lambda-in-vpc", pillars: ["security"], item: "os-network-firewall" },
  { name: "servers-patched-monthly", pillars: ["security"], item: "patching" },
  { name: "rds-minor-version-upgrade", pillars: [operations], item: "patching" },
  { name: "ecr-image-scanning-on", pillars: ["security"], item: "code-deployed" },
  { name: "ecr-tag-immutability", pillars: ["security"], item: "code-deployed" },
  { name: "codedeploy-all-at-once", pillars: [operations], item: "code-deployed" },
  { name: "nightly-backup", pillars: ["reliability"], item: "data-protection" },
  { name: "database-multi-az", pillars: ["reliability"], item: null },
  { name: "MultiAZDatabases", pillars: ["reliability"], item: null },
  { name: "table-deletion-protection", pillars: ["reliability"], item: null },
  { name: "queue-has-dlq", pillars: ["reliability"], item: null },
  { name: "api-logging", pillars: [operations, "security"], item: null },
  { name: "alarm-for-each-service", pillars: [operations], item: null },
  { name: "stack-drift", pillars: [operations], item: null },
  { name: "lambda-concurrency-limit", pillars: [performance], item: null },
  { name: "asg-auto-scaling-policy", pillars: [performance, "reliability", cost], item: null },
  { name: "idle-load-balancers", pillars: [cost], item: null },
  { name: "instances-stopped-30-days", pillars: [cost], item: null },
  // Labels and nothing else.
  { name: "acme-required-tags", pillars: [operations], item: null },
  { name: "ourEC2InstanceTags", pillars: [operations], item: null },
  { name: "encrypted-volumes-tagged", pillars: [operations], item: null },
  { name: "security-group-description", pillars: [operations], item: null },
  { name: "untagged-instances", pillars: [operations], item: null },
  // Traps.
  { name: "untagged-volumes-encrypted", pillars: ["security"], item: "data-protection" },
  { name: "tagged-buckets-not-public", pillars: ["security"], item: "data-protection" },
  { name: "republication-window", pillars: [], item: null },
  { name: "dispatch-queue-depth", pillars: [], item: null },
  { name: "grassroots-accounts", pillars: [], item: null },
  { name: "stage-names", pillars: [], item: null },
  { name: "sshd-less-fleet", pillars: [], item: null },
  { name: "root-volume-size", pillars: [], item: null },
  { name: "root-volume-encrypted", pillars: ["security"], item: "data-protection" },
  { name: "logical-names", pillars: [], item: null },
  {
    name: "backup-logs-encrypted",
    pillars: ["security", operations, "reliability"],
    item: "data-protection",
  },
  // One word, nothing, and what is no name.
  { name: "encryption", pillars: ["security"], item: "data-protection" },
  { name: "check", pillars: [], item: null },
  { name: "", pillars: [], item: null },
  { name: "   ", pillars: [], item: null },
  { name: "---", pillars: [], item: null },
  { name: "__proto__", pillars: [], item: null },
  // Other alphabets: understood where they are only written otherwise, left alone where they are not.
  { name: "шифрование-дисков", pillars: [], item: null },
  { name: "暗号化チェック", pillars: [], item: null },
  { name: "ｅｎｃｒｙｐｔｅｄ－ｄｉｓｋｓ", pillars: ["security"], item: "data-protection" },
  { name: "disk🔒encrypted", pillars: ["security"], item: "data-protection" },
  // Packs and services put their marks around a name.
  {
    name: "acme-ssh-conformance-pack-a1b2c3d4e",
    pillars: ["security"],
    item: "os-network-firewall",
  },
  { name: "OrgConfigRule-iam-review-x1y2z3a4", pillars: ["security"], item: "identity-access" },
  { name: "securityhub-check-1a2b3c4d", pillars: [], item: null },
  // Resource types where the name leaves something open.
  {
    name: "not-public",
    types: ["AWS::S3::Bucket"],
    pillars: ["security"],
    item: "data-protection",
  },
  {
    name: "not-public",
    types: ["AWS::EC2::Instance"],
    pillars: ["security"],
    item: "os-network-firewall",
  },
  {
    name: "audit-trail",
    types: ["AWS::IAM::Role"],
    pillars: ["security"],
    item: "identity-access",
  },
  {
    name: "owner-check",
    types: ["AWS::S3::Bucket"],
    pillars: ["security"],
    item: "data-protection",
  },
  {
    name: "owner-check",
    types: ["AWS::Backup::BackupPlan"],
    pillars: ["reliability"],
    item: "data-protection",
  },
  {
    name: "owner-check",
    types: ["AWS::EC2::SecurityGroup"],
    pillars: ["security"],
    item: "os-network-firewall",
  },
  { name: "owner-check", types: ["AWS::EC2::Instance"], pillars: [], item: null },
  { name: "owner-check", types: ["AWS::S3::Bucket", "AWS::IAM::Role"], pillars: [], item: null },
  {
    name: "owner-check",
    types: ["AWS::S3::Bucket", "AWS::EC2::Instance"],
    pillars: [],
    item: null,
  },
];
