/** One sentence that says who did what to what. Its words may be an attacker's: show it through `AwsText`. */
import { at, listOf, text } from "../../../lib/posture/walk-json.ts";
import { addressIn, carriedBy, portIn, remoteOf } from "./action-parts.ts";

/** @returns null when the finding does not tell enough for a sentence; GuardDuty's description then has to do */
export function sayFinding(finding: unknown, resourceName: string | null): string | null {
  const service = at(finding, "Service");
  const kind = text(at(service, "Action", "ActionType"));
  const what = resourceName ?? "one of your resources";
  const said = (kind === null ? undefined : sayings[kind]) ?? sayWithoutAction;
  return said(finding, what);
}

type Saying = (finding: unknown, what: string) => string | null;

const carried = (finding: unknown) => carriedBy(at(finding, "Service", "Action"));
const from = (address: string | null) => (address === null ? "" : ` from ${address}`);

const sayings: Readonly<Record<string, Saying>> = {
  AWS_API_CALL: (finding, what) => {
    const call = carried(finding);
    const api = text(at(call, "Api"));
    if (api === null) return null;
    const who = text(at(finding, "Resource", "AccessKeyDetails", "UserName")) ?? "Somebody";
    const service = text(at(call, "ServiceName"))?.replace(/\.amazonaws\.com$/, "");
    const on = who === what ? "" : ` on ${what}`;
    const refused = text(at(call, "ErrorCode"));
    return `${who} called ${service ? `${service}:` : ""}${api}${on}${from(addressIn(remoteOf(finding)))}${refused ? `, and AWS answered ${refused}` : ""}`;
  },
  DNS_REQUEST: (finding, what) => {
    const domain = text(at(carried(finding), "Domain"));
    return domain && `${what} asked for the name ${domain}`;
  },
  NETWORK_CONNECTION: (finding, what) => {
    const connection = carried(finding);
    const far = addressIn(at(connection, "RemoteIpDetails"));
    if (far === null) return null;
    const inbound = text(at(connection, "ConnectionDirection")) === "INBOUND";
    const port = portIn(at(connection, inbound ? "LocalPortDetails" : "RemotePortDetails"));
    const onPort = port === null ? "" : ` on port ${port}`;
    return inbound
      ? `${far} connected to ${what}${onPort}`
      : `${what} connected to ${far}${onPort}`;
  },
  PORT_PROBE: (finding, what) => {
    const port = portIn(at(carried(finding), "PortProbeDetails", 0, "LocalPortDetails"));
    return `${addressIn(remoteOf(finding)) ?? "Somebody"} probed ${port === null ? what : `port ${port} of ${what}`}`;
  },
  RDS_LOGIN_ATTEMPT: (finding, what) => {
    const attempt = listOf(at(carried(finding), "LoginAttributes"))[0];
    const user = text(at(attempt, "User")) ?? "Somebody";
    const failed = text(at(attempt, "FailedLoginAttempts"));
    const succeeded = text(at(attempt, "SuccessfulLoginAttempts"));
    const tries = succeeded !== null && succeeded !== "0" ? "signed in to" : "failed to sign in to";
    const times =
      tries.startsWith("failed") && failed !== null && failed !== "0" ? `, ${failed} times` : "";
    return `${user} ${tries} ${what}${from(addressIn(remoteOf(finding)))}${times}`;
  },
  KUBERNETES_API_CALL: (finding, what) => {
    const call = carried(finding);
    const user = text(
      at(finding, "Resource", "KubernetesDetails", "KubernetesUserDetails", "Username"),
    );
    const asked = [text(at(call, "Verb")), text(at(call, "RequestUri"))].filter(
      (part) => part !== null,
    );
    if (asked.length === 0) return null;
    return `${user ?? "Somebody"} asked the cluster ${what} to ${asked.join(" ")}${from(addressIn(remoteOf(finding)))}`;
  },
};

/** Findings about files and processes have no action. */
function sayWithoutAction(finding: unknown, what: string): string | null {
  const service = at(finding, "Service");
  const process = at(service, "RuntimeDetails", "Process");
  const name = text(at(process, "ExecutablePath")) ?? text(at(process, "Name"));
  if (name !== null) {
    const user = text(at(process, "User"));
    return `The program ${name} ran${user === null ? "" : ` as ${user}`} in ${what}`;
  }
  const inVolume = at(
    service,
    "EbsVolumeScanDetails",
    "ScanDetections",
    "ThreatDetectedByName",
    "ThreatNames",
    0,
  );
  const threat = inVolume ?? at(service, "MalwareScanDetails", "Threats", 0);
  const malware = text(at(threat, "Name"));
  if (malware === null) return null;
  const path =
    text(at(threat, "FilePaths", 0, "FilePath")) ??
    text(at(threat, "ItemPaths", 0, "NestedItemPath"));
  return `A scan found ${malware} in ${path === null ? what : `${path} on ${what}`}`;
}
