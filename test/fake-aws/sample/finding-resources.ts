/** The `resource` of a finding: its type and the detail objects that go with it. */
import type { JsonObject } from "../state.ts";
import {
  containerOf,
  databaseDetails,
  ecsDetails,
  eksDetails,
  instanceDetails,
  kubernetesDetails,
  lambdaDetails,
  volumeDetails,
} from "./finding-compute.ts";
import { accessKeyDetails, bucketDetails } from "./finding-identities.ts";
import { resourceIdOf, type Scene, workloadOf } from "./finding-scene.ts";

/** What a person would call the resource in a title. */
export function resourceNameOf(scene: Scene): string {
  switch (scene.plot.resource) {
    case "instance":
      return `EC2 instance ${resourceIdOf(scene, "AWS::EC2::Instance")}`;
    case "accessKey":
      return `${scene.plot.type.includes("InstanceCredential") ? "role" : "user"} ${accessKeyDetails(scene).userName}`;
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
