import { at, isRecord, joined, listOf, text } from "../../../lib/posture/walk-json.ts";
import { eachOnce, type Fact, fact } from "./fact.ts";
import { flattenFacts } from "./flatten-facts.ts";

/** What it was done to. Details Demarc has no words for are told as GuardDuty tells them. */
export function describeResource(resource: unknown): Fact[] {
  if (!isRecord(resource)) return [];
  const described = Object.entries(resource).flatMap(([member, details]) => {
    const name = member.slice(0, 1).toUpperCase() + member.slice(1);
    if (name === "ResourceType" || name === "AccessKeyDetails" || name === "Tags") return [];
    return (describers[name] ?? flattenFacts)(details);
  });
  return eachOnce([...fact("Type", text(at(resource, "ResourceType"))), ...described]);
}

const describers: Readonly<Record<string, (details: unknown) => Fact[]>> = {
  InstanceDetails: (instance) => [
    ...fact("Instance", text(at(instance, "InstanceId"))),
    ...fact("Instance type", text(at(instance, "InstanceType"))),
    ...fact("State", text(at(instance, "InstanceState"))),
    ...fact("Image", text(at(instance, "ImageId"))),
    ...fact("Role", text(at(instance, "IamInstanceProfile", "Arn"))),
    ...listOf(at(instance, "NetworkInterfaces")).flatMap((network) => [
      ...fact("Public address", text(at(network, "PublicIp"))),
      ...fact("Private address", text(at(network, "PrivateIpAddress"))),
    ]),
    ...tagsOf(instance),
  ],
  S3BucketDetails: (buckets) =>
    listOf(buckets).flatMap((bucket) => [
      ...fact("Bucket", text(at(bucket, "Name"))),
      ...fact(
        "Public access",
        publicWords(text(at(bucket, "PublicAccess", "EffectivePermission"))),
      ),
      ...listOf(at(bucket, "S3ObjectDetails")).flatMap((object) => [
        ...fact("Object", text(at(object, "Key"))),
        ...fact("Object’s hash", text(at(object, "Hash"))),
      ]),
      ...tagsOf(bucket),
    ]),
  EksClusterDetails: (cluster) => [
    ...fact("EKS cluster", text(at(cluster, "Name"))),
    ...fact("Cluster’s state", text(at(cluster, "Status"))),
  ],
  KubernetesDetails: (kubernetes) => {
    const workload = at(kubernetes, "KubernetesWorkloadDetails");
    return [
      ...fact("Workload", joined([text(at(workload, "Name")), text(at(workload, "Type"))])),
      ...fact("Namespace", text(at(workload, "Namespace"))),
      ...fact("Service account", text(at(workload, "ServiceAccountName"))),
      ...(at(workload, "HostNetwork") === true ? fact("Network", "the host’s own") : []),
      ...listOf(at(workload, "Volumes")).flatMap((volume) =>
        fact("Mounts of the host", text(at(volume, "HostPath", "Path"))),
      ),
      ...listOf(at(workload, "Containers")).flatMap(containerFacts),
    ];
  },
  ContainerDetails: containerFacts,
  EcsClusterDetails: (cluster) => [
    ...fact("ECS cluster", text(at(cluster, "Name"))),
    ...fact("Task", text(at(cluster, "TaskDetails", "Arn"))),
    ...fact("Task definition", text(at(cluster, "TaskDetails", "DefinitionArn"))),
    ...fact("Launch type", text(at(cluster, "TaskDetails", "LaunchType"))),
    ...listOf(at(cluster, "TaskDetails", "Containers")).flatMap(containerFacts),
  ],
  LambdaDetails: (lambda) => [
    ...fact("Function", text(at(lambda, "FunctionName"))),
    ...fact("Version", text(at(lambda, "FunctionVersion"))),
    ...fact("Role", text(at(lambda, "Role"))),
    ...fact("VPC", text(at(lambda, "VpcConfig", "VpcId"))),
    ...tagsOf(lambda),
  ],
  RdsDbInstanceDetails: (database) => [
    ...fact("Database", text(at(database, "DbInstanceIdentifier"))),
    ...fact("Cluster", text(at(database, "DbClusterIdentifier"))),
    ...fact("Engine", joined([text(at(database, "Engine")), text(at(database, "EngineVersion"))])),
    ...tagsOf(database),
  ],
  RdsDbUserDetails: (user) => [
    ...fact("Database name", text(at(user, "Database"))),
    ...fact("Signs in by", text(at(user, "AuthMethod"))),
    ...fact("TLS", text(at(user, "Ssl"))),
  ],
  EbsVolumeDetails: (volumes) =>
    listOf(at(volumes, "ScannedVolumeDetails")).flatMap((volume) => [
      ...fact("Volume", joined([text(at(volume, "DeviceName")), text(at(volume, "VolumeArn"))])),
      ...fact("Encryption", text(at(volume, "EncryptionType"))?.toLowerCase() ?? null),
    ]),
};

function containerFacts(container: unknown): Fact[] {
  return [
    ...fact("Container", text(at(container, "Name"))),
    ...fact("Container’s image", text(at(container, "Image"))),
    ...(at(container, "SecurityContext", "Privileged") === true
      ? fact("Privileged", "yes: it may do what the host may")
      : []),
  ];
}

function tagsOf(resource: unknown): Fact[] {
  const tags = listOf(at(resource, "Tags")).flatMap((tag) => {
    const key = text(at(tag, "Key"));
    return key === null ? [] : [`${key}=${text(at(tag, "Value")) ?? ""}`];
  });
  return fact("Tags", tags.length === 0 ? null : tags.join(", "));
}

function publicWords(permission: string | null): string | null {
  return permission?.toLowerCase().replaceAll("_", " ") ?? null;
}
