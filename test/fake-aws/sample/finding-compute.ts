/** Detail objects of what computes: instances, clusters, containers, databases, functions. */
import type { JsonObject } from "../state.ts";
import {
  chance,
  epochDaysAgo,
  hexFor,
  idFor,
  pick,
  resourceIdOf,
  type Scene,
  tagsOf,
  workloadOf,
} from "./finding-scene.ts";

export function instanceDetails(scene: Scene): JsonObject {
  const { region, accountId } = scene;
  const last = Math.floor(chance(scene, "ip") * 250) + 4;
  const privateName = `ip-10-20-1-${last}.ec2.internal`;
  return {
    instanceId: resourceIdOf(scene, "AWS::EC2::Instance"),
    instanceType: pick(scene, "instance type", ["t3.medium", "m6i.large", "c7g.xlarge"]),
    instanceState: "running",
    launchTime: new Date(scene.now.getTime() - 40 * 86_400_000).toISOString(),
    availabilityZone: `${region}${pick(scene, "zone", ["a", "b", "c"])}`,
    imageId: "ami-0abcdef1234567890",
    imageDescription: "Amazon Linux 2023, built by the platform team",
    platform: "linux",
    productCodes: [],
    iamInstanceProfile: {
      arn: `arn:aws:iam::${accountId}:instance-profile/${workloadOf(scene)}`,
      id: `AIPA${hexFor(scene, "profile", 17).toUpperCase()}`,
    },
    networkInterfaces: [
      {
        networkInterfaceId: idFor(scene, "eni"),
        privateIpAddress: `10.20.1.${last}`,
        privateDnsName: privateName,
        privateIpAddresses: [{ privateDnsName: privateName, privateIpAddress: `10.20.1.${last}` }],
        ipv6Addresses: [],
        publicIp: `192.0.2.${last}`,
        publicDnsName: `ec2-192-0-2-${last}.${region}.compute.amazonaws.com`,
        subnetId: idFor(scene, "subnet"),
        vpcId: idFor(scene, "vpc"),
        securityGroups: [
          { groupId: resourceIdOf(scene, "AWS::EC2::SecurityGroup"), groupName: workloadOf(scene) },
        ],
      },
    ],
    tags: tagsOf(scene),
  };
}

export function eksDetails(scene: Scene): JsonObject {
  const name = "platform-prod";
  return {
    name,
    arn: `arn:aws:eks:${scene.region}:${scene.accountId}:cluster/${name}`,
    vpcId: idFor(scene, "vpc"),
    status: "ACTIVE",
    tags: tagsOf(scene),
    createdAt: epochDaysAgo(scene, 380),
  };
}

export const containerOf = (scene: Scene): JsonObject => ({
  containerRuntime: "containerd",
  id: hexFor(scene, "container", 64),
  name: workloadOf(scene),
  image: `${scene.accountId}.dkr.ecr.${scene.region}.amazonaws.com/${workloadOf(scene)}:2.14.1`,
  imagePrefix: `${scene.accountId}.dkr.ecr.${scene.region}.amazonaws.com`,
  volumeMounts: [{ name: "host", mountPath: "/host" }],
  securityContext: { privileged: false, allowPrivilegeEscalation: true },
});

export const kubernetesDetails = (scene: Scene): JsonObject => ({
  kubernetesUserDetails: {
    username: pick(scene, "k8s user", [
      "system:anonymous",
      "system:serviceaccount:default:deployer",
      "kubernetes-admin",
    ]),
    uid: hexFor(scene, "uid", 12),
    groups: ["system:authenticated"],
    sessionName: [],
  },
  kubernetesWorkloadDetails: {
    name: workloadOf(scene),
    type: "deployments",
    uid: hexFor(scene, "workload", 36),
    namespace: "default",
    hostNetwork: false,
    serviceAccountName: "default",
    containers: [containerOf(scene)],
    volumes: [{ name: "host", hostPath: { path: "/" } }],
  },
});

export const ecsDetails = (scene: Scene): JsonObject => ({
  name: workloadOf(scene),
  arn: resourceIdOf(scene, "AWS::ECS::Cluster"),
  status: "ACTIVE",
  activeServicesCount: 2,
  registeredContainerInstancesCount: 0,
  runningTasksCount: 4,
  tags: tagsOf(scene),
  taskDetails: {
    arn: `arn:aws:ecs:${scene.region}:${scene.accountId}:task/${workloadOf(scene)}/${hexFor(scene, "task", 32)}`,
    definitionArn: resourceIdOf(scene, "AWS::ECS::TaskDefinition"),
    version: "7",
    createdAt: epochDaysAgo(scene, 2),
    startedAt: epochDaysAgo(scene, 2),
    startedBy: "ecs-svc/4711",
    tags: [],
    volumes: [],
    containers: [containerOf(scene)],
    group: `service:${workloadOf(scene)}`,
    launchType: "FARGATE",
  },
});

export const databaseDetails = (scene: Scene): JsonObject => ({
  dbInstanceIdentifier: workloadOf(scene),
  dbClusterIdentifier: `${workloadOf(scene)}-cluster`,
  engine: "Aurora PostgreSQL",
  engineVersion: "15.4",
  dbInstanceArn: `arn:aws:rds:${scene.region}:${scene.accountId}:db:${workloadOf(scene)}`,
  dbiResourceId: resourceIdOf(scene, "AWS::RDS::DBInstance"),
  tags: tagsOf(scene),
});

export const lambdaDetails = (scene: Scene): JsonObject => ({
  functionName: resourceIdOf(scene, "AWS::Lambda::Function"),
  functionArn: `arn:aws:lambda:${scene.region}:${scene.accountId}:function:${resourceIdOf(scene, "AWS::Lambda::Function")}`,
  functionVersion: "$LATEST",
  description: "",
  lastModifiedAt: epochDaysAgo(scene, 12),
  revisionId: hexFor(scene, "revision", 32),
  role: `arn:aws:iam::${scene.accountId}:role/${workloadOf(scene)}`,
  vpcConfig: {
    subnetIds: [idFor(scene, "subnet")],
    vpcId: idFor(scene, "vpc"),
    securityGroups: [],
  },
  tags: tagsOf(scene),
});

export const volumeDetails = (scene: Scene): JsonObject => ({
  scannedVolumeDetails: [
    {
      volumeArn: `arn:aws:ec2:${scene.region}:${scene.accountId}:volume/${resourceIdOf(scene, "AWS::EC2::Volume")}`,
      volumeType: "gp3",
      deviceName: "/dev/xvda",
      volumeSizeInGB: 100,
      encryptionType: "UNENCRYPTED",
      snapshotArn: `arn:aws:ec2:${scene.region}::snapshot/${idFor(scene, "snap")}`,
    },
  ],
  skippedVolumeDetails: [],
});
