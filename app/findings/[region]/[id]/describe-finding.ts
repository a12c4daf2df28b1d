/** Makes sense of GuardDuty's own JSON: what was done, by whom, to what. Unknown shapes give fewer lines. */

import { at, isRecord, joined, parsed, text } from "../../../../lib/posture/walk-json.ts";
import { type Fact, fact } from "./fact.ts";

export interface FindingDescription {
  readonly action: readonly Fact[];
  readonly actor: readonly Fact[];
  readonly resource: readonly Fact[];
}

/**
 * @param detail the finding as AWS's answer had it, JSON text; members may begin with either case,
 *   as they do on the wire and in the SDK
 */
export function describeFinding(detail: string): FindingDescription {
  const finding = parsed(detail);
  const action = at(finding, "Service", "Action");
  const carried = actionOf(action);
  return {
    action: [
      ...fact("Kind", text(at(action, "ActionType"))),
      ...fact("Call", text(at(carried, "Api"))),
      ...fact("Service", text(at(carried, "ServiceName"))),
      ...fact("Error", text(at(carried, "ErrorCode"))),
      ...fact("Domain", text(at(carried, "Domain"))),
      ...fact("Direction", text(at(carried, "ConnectionDirection"))),
      ...fact("Protocol", text(at(carried, "Protocol"))),
      ...fact("Local port", portOf(at(carried, "LocalPortDetails"))),
      ...fact("Remote port", portOf(at(carried, "RemotePortDetails"))),
      ...fact("Blocked", text(at(carried, "Blocked"))),
      ...fact("Your resource", partPlayed(at(finding, "Service", "ResourceRole"))),
    ],
    actor: actorOf(carried, finding),
    resource: resourceOf(at(finding, "Resource")),
  };
}

/** The raw JSON, indented, with every character that hides or reorders text in its escaped form. */
export function rawJson(detail: string): string {
  const value = parsed(detail);
  const written = value === null ? detail : JSON.stringify(value, null, 2);
  return written.replaceAll(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function actorOf(carried: unknown, finding: unknown): Fact[] {
  const probe = at(carried, "PortProbeDetails", 0);
  const remote = at(carried, "RemoteIpDetails") ?? at(probe, "RemoteIpDetails");
  const key = at(finding, "Resource", "AccessKeyDetails");
  return [
    ...fact("Address", text(at(remote, "IpAddressV4")) ?? text(at(remote, "IpAddressV6"))),
    ...fact("Network", text(at(remote, "Organization", "AsnOrg"))),
    ...fact(
      "Place",
      joined([text(at(remote, "City", "CityName")), text(at(remote, "Country", "CountryName"))]),
    ),
    ...fact("User", text(at(key, "UserName"))),
    ...fact("User type", text(at(key, "UserType"))),
    ...fact("User agent", text(at(carried, "UserAgent"))),
    ...fact("Account", text(at(carried, "RemoteAccountDetails", "AccountId"))),
  ];
}

function resourceOf(resource: unknown): Fact[] {
  const instance = at(resource, "InstanceDetails");
  const bucket = at(resource, "S3BucketDetails", 0);
  return [
    ...fact("Type", text(at(resource, "ResourceType"))),
    ...fact("Instance", text(at(instance, "InstanceId"))),
    ...fact("Instance type", text(at(instance, "InstanceType"))),
    ...fact("Image", text(at(instance, "ImageId"))),
    ...fact("Role", text(at(instance, "IamInstanceProfile", "Arn"))),
    ...fact("Bucket", text(at(bucket, "Name"))),
    ...fact("Access key", text(at(resource, "AccessKeyDetails", "AccessKeyId"))),
    ...fact(
      "Cluster",
      text(at(resource, "EksClusterDetails", "Name")) ??
        text(at(resource, "EcsClusterDetails", "Name")),
    ),
    ...fact("Function", text(at(resource, "LambdaDetails", "FunctionName"))),
    ...fact("Database", text(at(resource, "RdsDbInstanceDetails", "DbInstanceIdentifier"))),
    ...fact("Container", text(at(resource, "ContainerDetails", "Name"))),
  ];
}

/** The one member of an action that says more: its name depends on the kind. */
function actionOf(action: unknown): unknown {
  if (!isRecord(action)) return undefined;
  return Object.values(action).find(isRecord);
}

function partPlayed(role: unknown): string | null {
  if (role === "TARGET") return "was the target";
  return role === "ACTOR" ? "was the one that did it" : text(role);
}

function portOf(details: unknown): string | null {
  return joined([text(at(details, "Port")), text(at(details, "PortName"))]);
}
