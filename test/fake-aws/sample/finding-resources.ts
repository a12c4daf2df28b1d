/** The `resource` of a finding: its type and the detail object that goes with it. */
import type { JsonObject } from "../state.ts";
import {
  chance,
  epochDaysAgo,
  hexFor,
  pick,
  resourceIdOf,
  type Scene,
  workloadOf,
} from "./finding-scene.ts";

const people = [
  "alice.ng",
  "b.kowalski",
  "ci-deployer",
  "d.okafor",
  "legacy-backup",
  "m.silva",
] as const;

const hex = (scene: Scene, prefix: string): string => `${prefix}-0${hexFor(scene, prefix, 16)}`;

function tagsOf(scene: Scene): readonly JsonObject[] {
  const [workload = "", stage = ""] = workloadOf(scene).split(/-(?=[^-]*$)/);
  return [
    { key: "workload", value: workload },
    { key: "stage", value: stage },
  ];
}

function instanceDetails(scene: Scene): JsonObject {
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
        networkInterfaceId: hex(scene, "eni"),
        privateIpAddress: `10.20.1.${last}`,
        privateDnsName: privateName,
        privateIpAddresses: [{ privateDnsName: privateName, privateIpAddress: `10.20.1.${last}` }],
        ipv6Addresses: [],
        publicIp: `192.0.2.${last}`,
        publicDnsName: `ec2-192-0-2-${last}.${region}.compute.amazonaws.com`,
        subnetId: hex(scene, "subnet"),
        vpcId: hex(scene, "vpc"),
        securityGroups: [
          { groupId: resourceIdOf(scene, "AWS::EC2::SecurityGroup"), groupName: workloadOf(scene) },
        ],
      },
    ],
    tags: tagsOf(scene),
  };
}

function accessKeyDetails(scene: Scene): JsonObject {
  const isRoot = scene.plot.type.includes("RootCredential");
  const isRole = scene.plot.type.includes("InstanceCredential");
  return {
    accessKeyId: `${isRole ? "ASIA" : "AKIA"}${hexFor(scene, "key", 16).toUpperCase()}`,
    principalId: isRoot
      ? scene.accountId
      : resourceIdOf(scene, isRole ? "AWS::IAM::Role" : "AWS::IAM::User"),
    userName: isRoot ? "Root" : isRole ? workloadOf(scene) : pick(scene, "person", people),
    userType: isRoot ? "Root" : isRole ? "AssumedRole" : "IAMUser",
  };
}

const blocked = (on: boolean): JsonObject => ({
  ignorePublicAcls: on,
  restrictPublicBuckets: on,
  blockPublicAcls: on,
  blockPublicPolicy: on,
});

function bucketDetails(scene: Scene): JsonObject {
  const name = resourceIdOf(scene, "AWS::S3::Bucket");
  const isPublic = /PublicAccessGranted|AnonymousAccessGranted/.test(scene.plot.type);
  const open = { allowsPublicReadAccess: isPublic, allowsPublicWriteAccess: false };
  return {
    arn: `arn:aws:s3:::${name}`,
    name,
    type: "Destination",
    createdAt: epochDaysAgo(scene, 420),
    owner: { id: hexFor(scene, "owner", 64) },
    tags: tagsOf(scene),
    defaultServerSideEncryption: { encryptionType: "SSEAlgorithm", kmsMasterKeyArn: "" },
    publicAccess: {
      permissionConfiguration: {
        bucketLevelPermissions: {
          accessControlList: open,
          bucketPolicy: open,
          blockPublicAccess: blocked(!isPublic),
        },
        accountLevelPermissions: { blockPublicAccess: blocked(false) },
      },
      effectivePermission: isPublic ? "PUBLIC" : "NOT_PUBLIC",
    },
    ...(scene.plot.resource === "object"
      ? {
          s3ObjectDetails: [
            {
              objectArn: `arn:aws:s3:::${name}/uploads/invoice-4711.pdf.exe`,
              key: "uploads/invoice-4711.pdf.exe",
              eTag: hexFor(scene, "etag", 32),
              hash: hexFor(scene, "object", 64),
              versionId: hexFor(scene, "version", 32),
            },
          ],
        }
      : {}),
  };
}

function eksDetails(scene: Scene): JsonObject {
  const name = "platform-prod";
  return {
    name,
    arn: `arn:aws:eks:${scene.region}:${scene.accountId}:cluster/${name}`,
    vpcId: hex(scene, "vpc"),
    status: "ACTIVE",
    tags: tagsOf(scene),
    createdAt: epochDaysAgo(scene, 380),
  };
}

const containerOf = (scene: Scene): JsonObject => ({
  containerRuntime: "containerd",
  id: hexFor(scene, "container", 64),
  name: workloadOf(scene),
  image: `${scene.accountId}.dkr.ecr.${scene.region}.amazonaws.com/${workloadOf(scene)}:2.14.1`,
  imagePrefix: `${scene.accountId}.dkr.ecr.${scene.region}.amazonaws.com`,
  volumeMounts: [{ name: "host", mountPath: "/host" }],
  securityContext: { privileged: false, allowPrivilegeEscalation: true },
});

const kubernetesDetails = (scene: Scene): JsonObject => ({
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

const ecsDetails = (scene: Scene): JsonObject => ({
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

const databaseDetails = (scene: Scene): JsonObject => ({
  dbInstanceIdentifier: workloadOf(scene),
  dbClusterIdentifier: `${workloadOf(scene)}-cluster`,
  engine: "Aurora PostgreSQL",
  engineVersion: "15.4",
  dbInstanceArn: `arn:aws:rds:${scene.region}:${scene.accountId}:db:${workloadOf(scene)}`,
  dbiResourceId: resourceIdOf(scene, "AWS::RDS::DBInstance"),
  tags: tagsOf(scene),
});

const lambdaDetails = (scene: Scene): JsonObject => ({
  functionName: resourceIdOf(scene, "AWS::Lambda::Function"),
  functionArn: `arn:aws:lambda:${scene.region}:${scene.accountId}:function:${resourceIdOf(scene, "AWS::Lambda::Function")}`,
  functionVersion: "$LATEST",
  description: "",
  lastModifiedAt: epochDaysAgo(scene, 12),
  revisionId: hexFor(scene, "revision", 32),
  role: `arn:aws:iam::${scene.accountId}:role/${workloadOf(scene)}`,
  vpcConfig: { subnetIds: [hex(scene, "subnet")], vpcId: hex(scene, "vpc"), securityGroups: [] },
  tags: tagsOf(scene),
});

/** What a person would call the resource in a title. */
export function resourceNameOf(scene: Scene): string {
  switch (scene.plot.resource) {
    case "instance":
      return `EC2 instance ${resourceIdOf(scene, "AWS::EC2::Instance")}`;
    case "accessKey":
      return String(accessKeyDetails(scene).userName);
    case "bucket":
    case "object":
      return `bucket ${resourceIdOf(scene, "AWS::S3::Bucket")}`;
    case "eks":
      return "EKS cluster platform-prod";
    case "runtime":
      return `container ${workloadOf(scene)}`;
    case "ecs":
      return `ECS cluster ${workloadOf(scene)}`;
    case "database":
      return `database ${workloadOf(scene)}`;
    case "lambda":
      return `function ${resourceIdOf(scene, "AWS::Lambda::Function")}`;
    default:
      return scene.plot.resource satisfies never;
  }
}

/** The whole `resource` member. */
export function resourceOf(scene: Scene): JsonObject {
  switch (scene.plot.resource) {
    case "instance":
      return {
        resourceType: "Instance",
        instanceDetails: instanceDetails(scene),
        ...(scene.plot.act.kind === "file" ? { ebsVolumeDetails: volumeDetails(scene) } : {}),
      };
    case "accessKey":
      return { resourceType: "AccessKey", accessKeyDetails: accessKeyDetails(scene) };
    case "bucket":
      return {
        resourceType: "S3Bucket",
        accessKeyDetails: accessKeyDetails(scene),
        s3BucketDetails: [bucketDetails(scene)],
      };
    case "object":
      return { resourceType: "S3Object", s3BucketDetails: [bucketDetails(scene)] };
    case "eks":
      return {
        resourceType: "EKSCluster",
        eksClusterDetails: eksDetails(scene),
        kubernetesDetails: kubernetesDetails(scene),
      };
    case "runtime":
      return {
        resourceType: "EKSCluster",
        eksClusterDetails: eksDetails(scene),
        kubernetesDetails: kubernetesDetails(scene),
        containerDetails: containerOf(scene),
        instanceDetails: instanceDetails(scene),
      };
    case "ecs":
      return { resourceType: "ECSCluster", ecsClusterDetails: ecsDetails(scene) };
    case "database":
      return {
        resourceType: "RDSDBInstance",
        rdsDbInstanceDetails: databaseDetails(scene),
        rdsDbUserDetails: {
          user: "app_owner",
          application: "psql",
          database: "app",
          ssl: "enabled",
          authMethod: "password",
        },
      };
    case "lambda":
      return { resourceType: "Lambda", lambdaDetails: lambdaDetails(scene) };
    default:
      return scene.plot.resource satisfies never;
  }
}

const volumeDetails = (scene: Scene): JsonObject => ({
  scannedVolumeDetails: [
    {
      volumeArn: `arn:aws:ec2:${scene.region}:${scene.accountId}:volume/${resourceIdOf(scene, "AWS::EC2::Volume")}`,
      volumeType: "gp3",
      deviceName: "/dev/xvda",
      volumeSizeInGB: 100,
      encryptionType: "UNENCRYPTED",
      snapshotArn: `arn:aws:ec2:${scene.region}::snapshot/${hex(scene, "snap")}`,
    },
  ],
  skippedVolumeDetails: [],
});
