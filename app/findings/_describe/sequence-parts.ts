import { at, joined, text } from "../../../lib/posture/walk-json.ts";
import { type Fact, fact } from "./fact.ts";

/** Someone or something in a sequence, that its signals refer to by id. Texts are AWS's or the attacker's. */
export interface Named {
  readonly id: string | null;
  /** What a signal calls it; empty when nothing is known of it. */
  readonly name: string;
  /** What it is, in a word; null when the name says it. */
  readonly kind: string | null;
  readonly facts: readonly Fact[];
}

/** An actor or an endpoint: both may be told in part only. */
export function describeParty(party: unknown): Named {
  const facts = [...actorFacts(party), ...endpointFacts(party)];
  const id = text(at(party, "Id"));
  const name =
    text(at(party, "User", "Name")) ??
    text(at(party, "Process", "Name")) ??
    text(at(party, "Session", "Uid")) ??
    placed(text(at(party, "Ip")), text(at(party, "Location", "Country"))) ??
    text(at(party, "Domain")) ??
    id ??
    "";
  return { id, name, kind: null, facts };
}

function placed(address: string | null, country: string | null): string | null {
  return address === null || country === null ? address : `${address} (${country})`;
}

function actorFacts(actor: unknown): Fact[] {
  const user = at(actor, "User");
  const session = at(actor, "Session");
  const process = at(actor, "Process");
  return [
    ...fact("User", joined([text(at(user, "Name")), text(at(user, "Type"))])),
    ...fact("User id", text(at(user, "Uid"))),
    ...fact("Credential", text(at(user, "CredentialUid"))),
    ...fact("Account", text(at(user, "Account", "Uid"))),
    ...fact("Session", text(at(session, "Uid"))),
    ...fact("Issued by", text(at(session, "Issuer"))),
    ...fact("MFA", text(at(session, "MfaStatus"))?.toLowerCase() ?? null),
    ...fact("Process", text(at(process, "Name"))),
    ...fact("Path", text(at(process, "Path"))),
    ...fact("SHA-256", text(at(process, "Sha256"))),
  ];
}

function endpointFacts(endpoint: unknown): Fact[] {
  const location = at(endpoint, "Location");
  const system = at(endpoint, "AutonomousSystem");
  const number = text(at(system, "Number"));
  const port = text(at(endpoint, "Port"));
  return [
    ...fact("Address", text(at(endpoint, "Ip"))),
    ...fact("Domain", text(at(endpoint, "Domain"))),
    ...fact("Port", port === "0" ? null : port),
    ...fact("Place", joined([text(at(location, "City")), text(at(location, "Country"))])),
    ...fact("Network", joined([text(at(system, "Name")), number && `AS${number}`])),
    ...fact("Direction", text(at(endpoint, "Connection", "Direction"))?.toLowerCase() ?? null),
  ];
}

/** A resource of a sequence. @param here the finding's region, which need not be said again */
export function describeTouched(resource: unknown, here: string | null): Named {
  const id = text(at(resource, "Uid"));
  const name = text(at(resource, "Name")) ?? id ?? "";
  const region = text(at(resource, "Region"));
  return {
    id,
    name,
    kind: kindOf(text(at(resource, "ResourceType"))),
    facts: [
      ...fact("Id", id === name ? null : id),
      ...fact("Region", region === here ? null : region),
    ],
  };
}

/** `S3_BUCKET` as `S3 bucket`. */
function kindOf(type: string | null): string {
  if (type === null) return "Resource";
  const [first = "", ...others] = type.split("_");
  const head = /^(EC2|S3|EKS|ECS|RDS|IAM)$/.test(first)
    ? first
    : first.slice(0, 1) + first.slice(1).toLowerCase();
  return [head, ...others.map((word) => word.toLowerCase())].join(" ");
}
