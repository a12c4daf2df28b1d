/** Detail objects of who and of what is kept: access keys and buckets. */
import type { JsonObject } from "../state.ts";
import {
  epochDaysAgo,
  hexFor,
  pick,
  resourceIdOf,
  type Scene,
  tagsOf,
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

export function accessKeyDetails(scene: Scene): JsonObject {
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

export function bucketDetails(scene: Scene): JsonObject {
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
