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

/** Services that deploy rules put their mark around the name. */
const serviceMarks = [
  /^securityhub-(.+?)(?:-[0-9a-f]{6,8})?$/,
  /^OrgConfigRule-(.+?)(?:-[a-z0-9]{8})?$/,
  /^AWSControlTower_AWS-GR_(.+)$/,
];

/**
 * A deployed rule's name as words: `securityhub-team-s3-public-check-1a2b3c4d` is "Team S3 public check".
 * Gives the name itself when no words are in it. Text from the account: hostile until escaped.
 */
export function readableRuleName(name: string): string {
  const bare = serviceMarks.reduce(
    (rest, mark) => mark.exec(rest)?.[1] ?? rest,
    name.replace(packSuffix, ""),
  );
  return withCapital(readableWords(bare)) || name.trim() || "Rule without a name";
}

/** `AnomalousBehavior.FailedLogin` is "anomalous behavior failed login". Empty when there are no words. */
export function readableWords(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[\s_.!/-]+/)
    .filter((word) => word !== "")
    .map((word) => spellings.get(word.toLowerCase()) ?? word.toLowerCase())
    .join(" ");
}

export function withCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
