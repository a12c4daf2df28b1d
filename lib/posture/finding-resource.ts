/**
 * Which of AWS Config's resources a GuardDuty finding speaks of. The two services name resources
 * differently; what Config's own id cannot be told from (a database cluster's name, a role's) is left out
 * rather than guessed.
 */
import { at, listOf, parsed, text } from "./walk-json.ts";

/** A resource as Config knows it, found in a finding. */
export interface FindingResource {
  /** CloudFormation's name for the type. */
  readonly resourceType: string;
  readonly resourceId: string;
  readonly region: string;
  /** What people call it, where that is not its id. */
  readonly name: string | null;
  /** `subject`: the finding is about it. `beside`: it protects, carries or was used against the subject. */
  readonly relation: "subject" | "beside";
}

type Named = Pick<FindingResource, "resourceType" | "resourceId" | "name">;

/**
 * The resources of one finding, subjects first, each once.
 *
 * @param detail the finding as AWS's answer had it, JSON text; anything else gives none
 */
export function findingResources(
  detail: string,
  place: { readonly accountId: string; readonly region: string },
): FindingResource[] {
  const finding = parsed(detail);
  const resource = at(finding, "Resource");
  const parts = subjectsAndOthers(resource, place.accountId);
  const sequence = at(finding, "Service", "Detection", "Sequence");
  const found: FindingResource[] = [
    ...parts.subjects.map((each) => ({
      ...each,
      region: place.region,
      relation: "subject" as const,
    })),
    ...listOf(at(sequence, "Resources")).flatMap((each) => inSequence(each, place)),
    ...parts.beside.map((each) => ({ ...each, region: place.region, relation: "beside" as const })),
  ];
  const byKey = new Map<string, FindingResource>();
  for (const each of found) {
    const key = `${each.resourceType}\u0000${each.resourceId}`;
    if (!byKey.has(key)) byKey.set(key, each);
  }
  return [...byKey.values()];
}

/** GuardDuty's word for what the finding is about decides which of the details is the subject. */
function subjectsAndOthers(resource: unknown, accountId: string) {
  const instance = instanceOf(at(resource, "InstanceDetails"));
  const buckets = listOf(at(resource, "S3BucketDetails")).flatMap((bucket) =>
    named("AWS::S3::Bucket", at(bucket, "Name")),
  );
  const identity = identityOf(at(resource, "AccessKeyDetails"), accountId);
  const eks = named("AWS::EKS::Cluster", at(resource, "EksClusterDetails", "Name"));
  const ecs = named(
    "AWS::ECS::Cluster",
    at(resource, "EcsClusterDetails", "Arn"),
    at(resource, "EcsClusterDetails", "Name"),
  );
  const lambda = named("AWS::Lambda::Function", at(resource, "LambdaDetails", "FunctionName"));
  const database = named(
    "AWS::RDS::DBInstance",
    at(resource, "RdsDbInstanceDetails", "DbiResourceId"),
    at(resource, "RdsDbInstanceDetails", "DbInstanceIdentifier"),
  );
  const recovery = named(
    "AWS::Backup::RecoveryPoint",
    at(resource, "RecoveryPointDetails", "RecoveryPointArn"),
  );
  const hosted = [...eks, ...ecs, ...lambda, ...database, ...recovery];
  const ordered = [...hosted, ...buckets, ...instance, ...identity];
  const subjects = text(at(resource, "ResourceType")) === "AccessKey" ? identity : null;
  const firstKind = [hosted, buckets, instance, identity].find((kind) => kind.length > 0) ?? [];
  // A container's host is where the intruder stands: as much the subject as the cluster.
  const withHost = firstKind === hosted ? [...hosted, ...instance] : firstKind;
  const chosen = subjects !== null && subjects.length > 0 ? subjects : withHost;
  return {
    subjects: chosen,
    beside: [...ordered.filter((each) => !chosen.includes(each)), ...around(resource)],
  };
}

function instanceOf(instance: unknown): Named[] {
  return named("AWS::EC2::Instance", at(instance, "InstanceId"));
}

/** What stands around an instance, a function or a task: networks, groups, volumes, definitions. */
function around(resource: unknown): Named[] {
  const instance = at(resource, "InstanceDetails");
  const profile = at(instance, "IamInstanceProfile");
  return [
    ...listOf(at(instance, "NetworkInterfaces")).flatMap(network),
    ...network(at(resource, "LambdaDetails", "VpcConfig")),
    ...named("AWS::IAM::InstanceProfile", at(profile, "Id"), lastPart(text(at(profile, "Arn")))),
    ...named(
      "AWS::ECS::TaskDefinition",
      at(resource, "EcsClusterDetails", "TaskDetails", "DefinitionArn"),
    ),
    ...named("AWS::EC2::VPC", at(resource, "EksClusterDetails", "VpcId")),
    ...listOf(at(resource, "EbsVolumeDetails", "ScannedVolumeDetails")).flatMap((volume) =>
      named("AWS::EC2::Volume", lastPart(text(at(volume, "VolumeArn")))),
    ),
  ];
}

function network(details: unknown): Named[] {
  const subnets = [at(details, "SubnetId"), ...listOf(at(details, "SubnetIds"))];
  return [
    ...listOf(at(details, "SecurityGroups")).flatMap((group) =>
      named("AWS::EC2::SecurityGroup", at(group, "GroupId"), at(group, "GroupName")),
    ),
    ...named("AWS::EC2::VPC", at(details, "VpcId")),
    ...subnets.flatMap((subnet) => named("AWS::EC2::Subnet", subnet)),
  ];
}

/** Whose key was used. Config knows users and roles by their principal ids; the root user is the account. */
function identityOf(key: unknown, accountId: string): Named[] {
  const principal = text(at(key, "PrincipalId"))?.split(":")[0];
  const user = at(key, "UserName");
  if (text(at(key, "UserType")) === "Root") return named("AWS::::Account", accountId);
  if (principal?.startsWith("AIDA")) return named("AWS::IAM::User", principal, user);
  return principal?.startsWith("AROA") ? named("AWS::IAM::Role", principal, user) : [];
}

/** GuardDuty's words for a sequence's resources, and Config's for those that both know. */
const typesInSequences: Readonly<Record<string, string>> = {
  AUTOSCALING_AUTO_SCALING_GROUP: "AWS::AutoScaling::AutoScalingGroup",
  CLOUDFORMATION_STACK: "AWS::CloudFormation::Stack",
  EC2_INSTANCE: "AWS::EC2::Instance",
  EC2_LAUNCH_TEMPLATE: "AWS::EC2::LaunchTemplate",
  EC2_NETWORK_INTERFACE: "AWS::EC2::NetworkInterface",
  EC2_VPC: "AWS::EC2::VPC",
  ECS_CLUSTER: "AWS::ECS::Cluster",
  EKS_CLUSTER: "AWS::EKS::Cluster",
  S3_BUCKET: "AWS::S3::Bucket",
};

/** Of these Config's id is the whole ARN; of the others it is the ARN's last part. */
const knownByArn = new Set([
  "AUTOSCALING_AUTO_SCALING_GROUP",
  "CLOUDFORMATION_STACK",
  "ECS_CLUSTER",
]);

function inSequence(
  resource: unknown,
  place: { readonly accountId: string; readonly region: string },
): FindingResource[] {
  const kind = text(at(resource, "ResourceType")) ?? "";
  const region = text(at(resource, "Region")) ?? place.region;
  const groups = network(at(resource, "Data", "Ec2NetworkInterface"));
  const subjects =
    kind === "ACCESS_KEY"
      ? identityOf(at(resource, "Data", "AccessKey"), place.accountId)
      : byUid(kind, text(at(resource, "Uid")), at(resource, "Name"));
  return [
    ...subjects.map((each) => ({ ...each, region, relation: "subject" as const })),
    ...groups.map((each) => ({ ...each, region, relation: "beside" as const })),
  ];
}

function byUid(kind: string, uid: string | null, name: unknown): Named[] {
  const resourceType = typesInSequences[kind];
  if (resourceType === undefined || uid === null) return [];
  return named(resourceType, knownByArn.has(kind) ? uid : lastPart(uid), name);
}

/** The part of an ARN after the last `/` or `:`; a text without either is its own last part. */
function lastPart(arn: string | null): string | null {
  return arn === null ? null : (/[^/:]+$/.exec(arn)?.[0] ?? null);
}

function named(resourceType: string, id: unknown, name: unknown = null): Named[] {
  const resourceId = text(id);
  if (resourceId === null) return [];
  const called = text(name);
  return [{ resourceType, resourceId, name: called === resourceId ? null : called }];
}
