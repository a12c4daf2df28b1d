import { expect, test } from "vitest";
import { findingResources } from "../../lib/posture/finding-resource.ts";

const place = { accountId: "111122223333", region: "eu-west-1" };
const subjectsOf = (resource: object, service: object = {}) =>
  findingResources(JSON.stringify({ Resource: resource, Service: service }), place)
    .filter(({ relation }) => relation === "subject")
    .map(({ resourceType, resourceId }) => `${resourceType} ${resourceId}`);

const instance = {
  InstanceId: "i-1",
  IamInstanceProfile: { Arn: "arn:aws:iam::1:instance-profile/web", Id: "AIPA1" },
  NetworkInterfaces: [
    {
      SecurityGroups: [{ GroupId: "sg-1", GroupName: "web" }],
      VpcId: "vpc-1",
      SubnetId: "subnet-1",
    },
  ],
};

test.each([
  [
    "an instance",
    { ResourceType: "Instance", InstanceDetails: instance },
    ["AWS::EC2::Instance i-1"],
  ],
  [
    "a user's key",
    {
      ResourceType: "AccessKey",
      AccessKeyDetails: { UserType: "IAMUser", PrincipalId: "AIDA1", UserName: "ada" },
    },
    ["AWS::IAM::User AIDA1"],
  ],
  [
    "a role's session",
    {
      ResourceType: "AccessKey",
      AccessKeyDetails: { UserType: "AssumedRole", PrincipalId: "AROA1:i-1", UserName: "web" },
    },
    ["AWS::IAM::Role AROA1"],
  ],
  [
    "the root user, which is the account",
    {
      ResourceType: "AccessKey",
      AccessKeyDetails: { UserType: "Root", PrincipalId: "111122223333" },
    },
    ["AWS::::Account 111122223333"],
  ],
  [
    "a bucket, not the key that was used on it",
    {
      ResourceType: "S3Bucket",
      S3BucketDetails: [{ Name: "b" }],
      AccessKeyDetails: { UserType: "IAMUser", PrincipalId: "AIDA1" },
    },
    ["AWS::S3::Bucket b"],
  ],
  [
    "a cluster with the host of its container",
    { ResourceType: "EKSCluster", EksClusterDetails: { Name: "c" }, InstanceDetails: instance },
    ["AWS::EKS::Cluster c", "AWS::EC2::Instance i-1"],
  ],
  [
    "an ECS cluster by its ARN",
    {
      ResourceType: "ECSCluster",
      EcsClusterDetails: { Name: "c", Arn: "arn:aws:ecs:r:1:cluster/c" },
    },
    ["AWS::ECS::Cluster arn:aws:ecs:r:1:cluster/c"],
  ],
  [
    "a database by the id that never changes",
    {
      ResourceType: "RDSDBInstance",
      RdsDbInstanceDetails: { DbInstanceIdentifier: "d", DbiResourceId: "db-1" },
    },
    ["AWS::RDS::DBInstance db-1"],
  ],
  [
    "a function",
    { ResourceType: "Lambda", LambdaDetails: { FunctionName: "f" } },
    ["AWS::Lambda::Function f"],
  ],
  [
    "a container on a host",
    { ResourceType: "Container", InstanceDetails: instance },
    ["AWS::EC2::Instance i-1"],
  ],
  ["a kind nobody knows", { ResourceType: "Moon", MoonDetails: { Id: "m" } }, []],
])("a finding about %s leads to Config's resource", (_, resource, expected) => {
  expect(subjectsOf(resource)).toEqual(expected);
});

test("what stands around an instance is told apart from it, with the names people use", () => {
  const found = findingResources(
    JSON.stringify({ Resource: { ResourceType: "Instance", InstanceDetails: instance } }),
    place,
  ).filter(({ relation }) => relation === "beside");

  expect(
    found.map(({ resourceType, resourceId, name }) => [resourceType, resourceId, name]),
  ).toEqual([
    ["AWS::EC2::SecurityGroup", "sg-1", "web"],
    ["AWS::EC2::VPC", "vpc-1", null],
    ["AWS::EC2::Subnet", "subnet-1", null],
    ["AWS::IAM::InstanceProfile", "AIPA1", "web"],
  ]);
});

test("a sequence leads to each of its resources, in the region that it names", () => {
  const Resources = [
    { ResourceType: "S3_BUCKET", Uid: "arn:aws:s3:::b", Name: "b", Region: "us-east-1" },
    { ResourceType: "EC2_INSTANCE", Uid: "arn:aws:ec2:r:1:instance/i-1" },
    { ResourceType: "EKS_CLUSTER", Uid: "arn:aws:eks:r:1:cluster/c" },
    { ResourceType: "ACCESS_KEY", Uid: "AKIA1", Data: { AccessKey: { PrincipalId: "AIDA1" } } },
    { ResourceType: "MOON", Uid: "m" },
  ];
  const detail = {
    Resource: { ResourceType: "AttackSequence" },
    Service: { Detection: { Sequence: { Resources } } },
  };

  expect(
    findingResources(JSON.stringify(detail), place).map((each) => [each.resourceId, each.region]),
  ).toEqual([
    ["b", "us-east-1"],
    ["i-1", "eu-west-1"],
    ["c", "eu-west-1"],
    ["AIDA1", "eu-west-1"],
  ]);
});

test.each(["", "null", "[]", "{", '{"Resource":{"InstanceDetails":7}}'])(
  "JSON that is none of GuardDuty's gives no resource: %s",
  (detail) => {
    expect(findingResources(detail, place)).toEqual([]);
  },
);
