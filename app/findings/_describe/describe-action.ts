import { at, isRecord, joined, listOf, text } from "../../../lib/posture/walk-json.ts";
import { addressIn, carriedBy, listed, portIn } from "./action-parts.ts";
import { type Fact, fact } from "./fact.ts";
import { flattenFacts } from "./flatten-facts.ts";

/** What was done, by the kind of action; a kind nobody knows is told as GuardDuty tells it. */
export function describeAction(finding: unknown): Fact[] {
  const service = at(finding, "Service");
  const action = at(service, "Action");
  const carried = carriedBy(action);
  const kind = text(at(action, "ActionType"));
  const known = kind === null ? undefined : kinds[kind];
  return [
    ...fact("Kind", kind === null ? null : (known?.name ?? inWords(kind))),
    ...(known === undefined ? flattenFacts(carried) : known.facts(carried)),
    ...kubernetesFacts(action),
    ...runtimeFacts(at(service, "RuntimeDetails", "Context")),
    ...fact("Your resource", partPlayed(at(service, "ResourceRole"))),
  ];
}

interface Kind {
  readonly name: string;
  readonly facts: (carried: unknown) => Fact[];
}

const kinds: Readonly<Record<string, Kind>> = {
  AWS_API_CALL: {
    name: "AWS API call",
    facts: (call) => [
      ...fact("Call", text(at(call, "Api"))),
      ...fact("Service", text(at(call, "ServiceName"))),
      ...fact("Answer", text(at(call, "ErrorCode"))),
      ...fact("Caller", text(at(call, "CallerType"))),
      ...flattenFacts(at(call, "AffectedResources")),
    ],
  },
  DNS_REQUEST: {
    name: "DNS request",
    facts: (request) => [
      ...fact("Name asked for", text(at(request, "Domain"))),
      ...fact("With suffix", text(at(request, "DomainWithSuffix"))),
      ...fact("Protocol", text(at(request, "Protocol"))),
      ...fact("Blocked", yesOrNo(at(request, "Blocked"))),
    ],
  },
  NETWORK_CONNECTION: {
    name: "Network connection",
    facts: (connection) => [
      ...fact("Direction", text(at(connection, "ConnectionDirection"))?.toLowerCase() ?? null),
      ...fact("Your end", endOf(connection, "LocalIpDetails", "LocalPortDetails")),
      ...fact("Far end", endOf(connection, "RemoteIpDetails", "RemotePortDetails")),
      ...fact("Protocol", text(at(connection, "Protocol"))),
      ...fact("Interface", text(at(connection, "LocalNetworkInterface"))),
      ...fact("Blocked", yesOrNo(at(connection, "Blocked"))),
    ],
  },
  PORT_PROBE: {
    name: "Port probe",
    facts: (probe) => {
      const details = listOf(at(probe, "PortProbeDetails"));
      return [
        ...fact("Ports", listed(details.map((each) => portIn(at(each, "LocalPortDetails"))))),
        ...fact(
          "Probed by",
          details.length > 1
            ? listed(details.map((each) => addressIn(at(each, "RemoteIpDetails"))))
            : null,
        ),
        ...fact("Blocked", yesOrNo(at(probe, "Blocked"))),
      ];
    },
  },
  RDS_LOGIN_ATTEMPT: {
    name: "Sign-in to a database",
    facts: (login) =>
      listOf(at(login, "LoginAttributes")).flatMap((attempt) => [
        ...fact("Failed sign-ins", text(at(attempt, "FailedLoginAttempts"))),
        ...fact("Successful sign-ins", text(at(attempt, "SuccessfulLoginAttempts"))),
      ]),
  },
  KUBERNETES_API_CALL: {
    name: "Kubernetes API call",
    facts: (call) => [
      ...fact("Verb", text(at(call, "Verb"))),
      ...fact("Address", text(at(call, "RequestUri"))),
      ...fact(
        "Object",
        joined([
          text(at(call, "Resource")),
          text(at(call, "Subresource")),
          text(at(call, "ResourceName")),
        ]),
      ),
      ...fact("Namespace", text(at(call, "Namespace"))),
      ...fact("Answer", text(at(call, "StatusCode"))),
      ...fact("Parameters", text(at(call, "Parameters"))),
    ],
  },
};

/** Rights that were asked about, given or bound; GuardDuty puts them beside the call. */
function kubernetesFacts(action: unknown): Fact[] {
  return ["PermissionChecked", "RoleBinding", "Role"].flatMap((what) =>
    flattenFacts(at(action, `Kubernetes${what}Details`)),
  );
}

/** What a process did: the command first, then whatever else its context says. */
function runtimeFacts(context: unknown): Fact[] {
  if (!isRecord(context)) return [];
  const { CommandLineExample: command, ...others } = context;
  return [...fact("Command", text(command)), ...flattenFacts(others)];
}

function endOf(connection: unknown, address: string, port: string): string | null {
  const ip =
    text(at(connection, address, "IpAddressV4")) ?? text(at(connection, address, "IpAddressV6"));
  const number = portIn(at(connection, port));
  return joined([ip, number && `port ${number}`]);
}

function yesOrNo(value: unknown): string | null {
  return typeof value === "boolean" ? (value ? "yes" : "no") : text(value);
}

function partPlayed(role: unknown): string | null {
  if (role === "TARGET") return "was the target";
  return role === "ACTOR" ? "was the one that did it" : text(role);
}

function inWords(kind: string): string {
  return kind.slice(0, 1) + kind.slice(1).toLowerCase().replaceAll("_", " ");
}
