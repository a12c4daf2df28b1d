/** Words of AWS's names that are written otherwise than a name in lower case shows them. */
const spellings = new Map(
  `
  ACL ACM ALB AMI API AWS CIS CLB CloudFormation CloudFront CloudTrail CloudWatch DB DLQ DMS DNS
  DynamoDB EBS EC2 ECR ECS EFS EIP EKS ELB EMR ENI GuardDuty HR HTTP HTTPS IAM ID IGW IMDSv2 IP KMS
  Lambda MFA MQ MSK NACL NAT OpenSearch PCI PostgreSQL RDS Redshift S3 SageMaker SNS SQS SSH SSL SSM
  TLS URL VPC VPN WAF
  `
    .trim()
    .split(/\s+/)
    .map((word) => [word.toLowerCase(), word]),
);

/** A conformance pack gives each rule a mark of its own in every region. */
const packSuffix = /-conformance-pack-[a-z0-9]{9}$/;

/** Finding types part their words by a stroke and a mark too. */
const betweenWordsOfTypes = /[\s_.!/-]+/;
/** Names of rules do not: there such a sign is text like any other. */
const betweenWordsOfRules = /[\s_.-]+/;

/** Services that deploy rules put their mark around the name. */
const serviceMarks = [
  /^securityhub-(.+?)(?:-[0-9a-f]{6,8})?$/,
  /^OrgConfigRule-(.+?)(?:-[a-z0-9]{8})?$/,
  /^AWSControlTower_AWS-GR_(.+)$/,
];

/** A deployed rule's name without what a pack put behind it: copies of one check have it in common. */
export function withoutPackSuffix(name: string): string {
  return name.replace(packSuffix, "");
}

/** A deployed rule's name without what a pack or a service put around it. */
export function bareRuleName(name: string): string {
  return serviceMarks.reduce((rest, mark) => mark.exec(rest)?.[1] ?? rest, withoutPackSuffix(name));
}

/**
 * A deployed rule's name as words: `securityhub-team-s3-public-check-1a2b3c4d` is "Team S3 public check".
 * Gives the name itself when no words are in it. Text from the account: hostile until escaped.
 */
export function readableRuleName(name: string): string {
  const words = readableWords(bareRuleName(name), betweenWordsOfRules);
  return withCapital(words) || name.trim() || "Rule without a name";
}

/** AWS's own names are not longer than half of this. */
const longestName = 256;

/**
 * The words of a rule's name or identifier, in lower case: `acme-S3BucketVersioning` is
 * `acme`, `s3`, `bucket`, `versioning`. Whole words only, so that "dispatch" is never about patches.
 */
export function wordsOfRuleName(name: string): string[] {
  const bare = bareRuleName(name.normalize("NFKC").slice(0, longestName));
  // An identifier is all capitals: there they part nothing.
  const parted = /\p{Ll}/u.test(bare)
    ? bare.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    : bare;
  return parted
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** `AnomalousBehavior.FailedLogin` is "anomalous behavior failed login". Empty when there are no words. */
export function readableWords(text: string, between = betweenWordsOfTypes): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(between)
    .filter((word) => word !== "")
    .map((word) => spellings.get(word.toLowerCase()) ?? word.toLowerCase())
    .join(" ");
}

export function withCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
