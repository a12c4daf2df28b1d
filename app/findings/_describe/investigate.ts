import { shellWord } from "../../../lib/exports/shell-word.ts";
import type { FindingResource } from "../../../lib/posture/finding-resource.ts";
import { at, parsed, text } from "../../../lib/posture/walk-json.ts";

/** One thing to type, and what it tells or does. */
export interface Investigation {
  readonly label: string;
  readonly command: string;
}

/**
 * Commands that look, and change nothing: what the key, the address and the resource did besides. Built
 * from names an attacker may have chosen, so every one is quoted or left to be filled in.
 */
export function investigate(
  detail: string,
  resources: readonly FindingResource[],
  region: string,
): Investigation[] {
  const key = text(at(parsed(detail), "Resource", "AccessKeyDetails", "AccessKeyId"));
  const subjects = resources.filter(({ relation }) => relation === "subject").slice(0, 3);
  return [
    ...(key === null
      ? []
      : [
          {
            label: "What the access key did in the last 90 days",
            command: lookUp(region, "AccessKeyId", key),
          },
        ]),
    ...subjects.flatMap((resource) => commandsFor(resource)),
  ];
}

function lookUp(region: string, attribute: string, value: string): string {
  return `aws cloudtrail lookup-events --region ${shellWord(region, "REGION")} --lookup-attributes AttributeKey=${attribute},AttributeValue=${shellWord(value, "VALUE")} --max-items 50`;
}

function commandsFor({ resourceType, resourceId, name, region }: FindingResource): Investigation[] {
  const where = shellWord(region, "REGION");
  const id = shellWord(resourceId, "RESOURCE");
  const called = shellWord(name ?? resourceId, "NAME");
  const say = (label: string, command: string) => [{ label, command }];
  switch (resourceType) {
    case "AWS::EC2::Instance":
      return [
        ...say(
          "The instance: its addresses, groups, role and how its metadata is guarded",
          `aws ec2 describe-instances --region ${where} --instance-ids ${id}`,
        ),
        ...say("Who changed it", lookUp(region, "ResourceName", resourceId)),
      ];
    case "AWS::IAM::User":
      return say(
        "The user’s keys and since when",
        `aws iam list-access-keys --user-name ${called}`,
      );
    case "AWS::IAM::Role":
      return say("The role and who may take it", `aws iam get-role --role-name ${called}`);
    case "AWS::::Account":
      return say("Whether the root user has keys and MFA", "aws iam get-account-summary");
    case "AWS::S3::Bucket":
      return [
        ...say("Whether the bucket is public", `aws s3api get-bucket-policy-status --bucket ${id}`),
        ...say(
          "What shields it from being public",
          `aws s3api get-public-access-block --bucket ${id}`,
        ),
      ];
    case "AWS::EKS::Cluster":
      return say(
        "The cluster: who reaches its endpoint, what it logs",
        `aws eks describe-cluster --region ${where} --name ${id}`,
      );
    case "AWS::ECS::Cluster":
      return say(
        "The tasks that run in it",
        `aws ecs list-tasks --region ${where} --cluster ${id}`,
      );
    case "AWS::RDS::DBInstance":
      return say(
        "The database: who reaches it, what it logs",
        `aws rds describe-db-instances --region ${where} --db-instance-identifier ${called}`,
      );
    case "AWS::Lambda::Function":
      return say(
        "The function, its role and its network",
        `aws lambda get-function-configuration --region ${where} --function-name ${id}`,
      );
    default:
      return [];
  }
}
