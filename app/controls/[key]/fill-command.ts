import { shellWord } from "../../../lib/exports/shell-word.ts";

/** What a command of the catalogue is filled in with. */
export interface CommandPlace {
  readonly accountId: string;
  /** Null when the control fails in several regions, or in none. */
  readonly region: string | null;
  /** Left out on the control's own page, which is about all of its resources. */
  readonly resource?: { readonly resourceType: string; readonly resourceId: string };
}

/**
 * The catalogue's word for what AWS Config gives as the id of a resource of a type. Types whose id in Config
 * is not what the command asks for, like a database's, are left out: the reader fills those in.
 */
const idWords: Readonly<Record<string, readonly string[]>> = {
  "AWS::ACM::Certificate": ["certificate-arn"],
  "AWS::CloudTrail::Trail": ["trail-name"],
  "AWS::DynamoDB::Table": ["table-name"],
  "AWS::EC2::Instance": ["instance-id"],
  "AWS::EC2::SecurityGroup": ["security-group-id"],
  "AWS::EC2::Subnet": ["subnet-id"],
  "AWS::EC2::VPC": ["vpc-id"],
  "AWS::EC2::Volume": ["volume-id"],
  "AWS::EFS::FileSystem": ["file-system-id"],
  "AWS::ElasticLoadBalancing::LoadBalancer": ["load-balancer-name"],
  "AWS::ElasticLoadBalancingV2::LoadBalancer": ["load-balancer-arn"],
  "AWS::GuardDuty::Detector": ["detector-id"],
  "AWS::KMS::Key": ["kms-key-id", "key-id"],
  "AWS::Lambda::Function": ["function-name"],
  "AWS::Logs::LogGroup": ["log-group"],
  "AWS::S3::Bucket": ["bucket"],
  "AWS::SecretsManager::Secret": ["secret-id"],
  "AWS::SNS::Topic": ["topic-arn"],
  "AWS::SQS::Queue": ["queue-url"],
};

/** Services with one endpoint for all regions, and those whose commands find the region themselves. */
const withoutRegion = /^aws (account|cloudfront|iam|organizations|route53|s3|sts)\b/;

/**
 * A command with what is known written into it, each name as one word of a shell. What is not known stays
 * as the catalogue's `<word>`, which no shell runs by mistake.
 */
export function fillCommand(
  command: string,
  { accountId, region, resource }: CommandPlace,
): string {
  const known = new Map([["account-id", accountId]]);
  if (region !== null) known.set("region", region);
  for (const word of (resource && idWords[resource.resourceType]) ?? []) {
    if (resource !== undefined) known.set(word, resource.resourceId);
  }
  const filled = command.replaceAll(/<([a-z-]+)>/g, (whole, word: string, at: number) => {
    const value = known.get(word);
    if (value === undefined) return whole;
    const fitting = shellWord(value, whole);
    // Between quotes of the command itself, a word that needs its own would end them.
    return fitting !== value && isQuoted(command, at) ? whole : fitting;
  });
  const isOne = /^aws [^|;&\n]+$/.test(command);
  if (region === null || !isOne || withoutRegion.test(command) || /--region\b/.test(command)) {
    return filled;
  }
  return `${filled} --region ${shellWord(region, "<region>")}`;
}

function isQuoted(command: string, at: number): boolean {
  return [...command.slice(0, at).matchAll(/['"]/g)].length % 2 === 1;
}
