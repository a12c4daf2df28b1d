/** Makes sense of GuardDuty's own JSON: what was done, by whom, to what. Unknown shapes give fewer lines. */

/** One line of a description; both texts come from AWS or the attacker. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

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
      ...fact("Part played", text(at(finding, "Service", "ResourceRole"))),
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

function portOf(details: unknown): string | null {
  return joined([text(at(details, "Port")), text(at(details, "PortName"))]);
}

/** Follows a path; a name is tried as written and with a small first letter. */
function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (typeof step === "number") return Array.isArray(inner) ? inner[step] : undefined;
    if (!isRecord(inner)) return undefined;
    return inner[step] ?? inner[`${step[0]?.toLowerCase()}${step.slice(1)}`];
  }, value);
}

function text(value: unknown): string | null {
  if (typeof value === "string" && value !== "") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

function joined(parts: readonly (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(", ");
}

function fact(name: string, value: string | null): Fact[] {
  return value === null ? [] : [{ name, value }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
