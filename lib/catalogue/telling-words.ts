/**
 * What the words of a rule's name tell of a rule that the catalogue does not know: small tables, read
 * from top to bottom. AWS's own names were the sample; on names that customers choose they are right
 * less often, which is why such a place is always marked as a rule of thumb.
 */
import type { CustomerItemId, PillarId } from "../posture/vocabulary.ts";

export interface TellingWords {
  /** Whole words, or several words in a row. */
  readonly words: readonly string[];
  /** The first is what they are about most. Empty: they tell the item, once other words told a pillar. */
  readonly pillars: readonly PillarId[];
  /** The first row that has one decides. */
  readonly item: CustomerItemId | null;
  /** Resource types know the item better. */
  readonly yieldsToType?: true;
}

/** The rows stand in the order in which an item outranks another. */
export const tellingWords: readonly TellingWords[] = [
  {
    words: [
      ...["patch", "patched", "patches", "patching", "supported version", "supported versions"],
      ...["end of life", "end of support", "eol", "outdated", "latest version"],
    ],
    pillars: ["security"],
    item: "patching",
  },
  {
    words: ["minor version", "managed updates", "platform version", "engine version"],
    pillars: ["operational-excellence"],
    item: "patching",
  },
  {
    words: [
      ...["image scan", "image scanning", "scan on push", "tag immutability", "immutable tags"],
      ...["code signing", "codebuild"],
    ],
    pillars: ["security"],
    item: "code-deployed",
  },
  {
    words: ["codedeploy", "codepipeline", "function settings"],
    pillars: ["operational-excellence"],
    item: "code-deployed",
  },
  {
    words: [
      ...["iam", "mfa", "root", "access key", "access keys", "password", "passwords", "cognito"],
      ...["authorization", "authentication", "privileged", "nonroot", "rotate", "rotated"],
      ...["rotation", "credential", "credentials", "least privilege", "secret", "secrets", "sso"],
      "cloudtrail",
    ],
    pillars: ["security"],
    item: "identity-access",
  },
  {
    words: [
      ...["encrypt", "encrypted", "encrypts", "encryption", "unencrypted", "kms", "cmk", "tls"],
      ...["ssl", "https", "certificate", "certificates"],
    ],
    pillars: ["security"],
    item: "data-protection",
  },
  {
    words: ["backup", "backups", "versioning", "pitr", "point in time"],
    pillars: ["reliability"],
    item: "data-protection",
  },
  { words: ["bucket", "buckets", "snapshot", "snapshots"], pillars: [], item: "data-protection" },
  {
    words: [
      ...["ssh", "rdp", "security group", "security groups", "nacl", "nacls", "network acl"],
      ...["network acls", "firewall", "firewalls", "waf", "wafv2", "vpc", "subnet", "subnets"],
      ...["imdsv2", "managed instance", "managed instances", "ingress", "egress"],
    ],
    pillars: ["security"],
    item: "os-network-firewall",
  },
  {
    words: ["public", "publicly", "internet"],
    pillars: ["security"],
    item: "os-network-firewall",
    yieldsToType: true,
  },
  { words: ["ami", "amis"], pillars: [], item: "os-network-firewall" },
  {
    words: ["audit", "guardduty", "securityhub", "security hub", "macie", "inspector"],
    pillars: ["security"],
    item: null,
  },
  {
    words: [
      ...["multi az", "multiaz", "failover", "replication", "deletion protection", "restore"],
      ...["cross zone", "cross region", "health check", "health checks", "dlq", "dead letter"],
    ],
    pillars: ["reliability"],
    item: null,
  },
  {
    words: ["logging", "log", "logs"],
    pillars: ["operational-excellence", "security"],
    item: null,
  },
  {
    words: [
      ...["xray", "x ray", "tracing", "monitoring", "alarm", "alarms", "drift", "notification"],
      ...["notifications", "managed by ssm", "managed by systems manager"],
    ],
    pillars: ["operational-excellence"],
    item: null,
  },
  {
    words: ["ebs optimized", "concurrency", "memory limit", "memory size", "throughput"],
    pillars: ["performance-efficiency"],
    item: null,
  },
  {
    words: ["autoscaling", "auto scaling"],
    pillars: ["performance-efficiency", "reliability", "cost-optimization"],
    item: null,
  },
  {
    words: [
      ...["stopped", "eip attached", "volume inuse", "volume in use", "lifecycle", "unused"],
      ...["idle", "unattached", "max bid", "budget", "budgets"],
    ],
    pillars: ["cost-optimization"],
    item: null,
  },
];

/** About labels and nothing else, but only when no telling word follows: `tagged-volumes-encrypted` is about encryption. */
export const labellingWords = [
  ...["tag", "tags", "tagged", "tagging", "untagged", "description", "descriptions"],
];

/** Words in a row that only look telling: a root volume is nobody's identity. */
export const silentWords = ["root volume", "root volumes", "root device", "root directory"];

/** Which of several pillars a rule is about most. */
export const pillarsByWeight: readonly PillarId[] = [
  "security",
  "reliability",
  "operational-excellence",
  "performance-efficiency",
  "cost-optimization",
  "sustainability",
];

/** Around a managed rule's name these words make another rule of it, not a copy under another name. */
export const turningWords = [
  ...["no", "not", "non", "never", "without", "except", "excluding", "exempt", "ignore", "skip"],
  ...["disabled", "unless", ...labellingWords],
];

/** By the beginning of a resource type. EC2 instances, databases, functions and load balancers tell nothing alone. */
export const tellingTypes: readonly {
  readonly begins: readonly string[];
  readonly pillar: PillarId;
  readonly item: CustomerItemId;
}[] = [
  {
    begins: ["AWS::IAM::", "AWS::Cognito::", "AWS::SSO::"],
    pillar: "security",
    item: "identity-access",
  },
  {
    begins: ["AWS::KMS::", "AWS::ACM::", "AWS::S3::"],
    pillar: "security",
    item: "data-protection",
  },
  { begins: ["AWS::Backup::"], pillar: "reliability", item: "data-protection" },
  {
    begins: [
      ...["AWS::EC2::SecurityGroup", "AWS::EC2::NetworkAcl", "AWS::EC2::VPC", "AWS::EC2::Subnet"],
      ...["AWS::NetworkFirewall::", "AWS::WAF::", "AWS::WAFRegional::", "AWS::WAFv2::"],
    ],
    pillar: "security",
    item: "os-network-firewall",
  },
  {
    begins: ["AWS::CodeBuild::", "AWS::CodeDeploy::", "AWS::ECR::"],
    pillar: "security",
    item: "code-deployed",
  },
  {
    begins: ["AWS::SSM::ManagedInstance", "AWS::SSM::PatchCompliance"],
    pillar: "security",
    item: "patching",
  },
];
