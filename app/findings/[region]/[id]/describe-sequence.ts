/** Makes sense of an attack sequence: who took part, what was noticed in which order, and what it touched. */

import type { Instant } from "../../../../lib/posture/snapshot.ts";
import { at, joined, listOf, parsed, text } from "../../../../lib/posture/walk-json.ts";
import { type Fact, fact } from "./fact.ts";

/** One thing that was noticed. Every text comes from AWS or the attacker. */
export interface SequenceSignal {
  readonly name: string;
  /** `FINDING`, `CLOUD_TRAIL` …, or null. */
  readonly type: string | null;
  readonly firstSeenAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  /** GuardDuty's number from 1 to 10, or null. */
  readonly severityScore: number | null;
  readonly count: number | null;
}

export interface SequenceDescription {
  readonly actors: readonly Fact[];
  readonly resources: readonly Fact[];
  /** Earliest first seen first; those without a time last. */
  readonly signals: readonly SequenceSignal[];
}

/** @returns null when the finding holds no sequence: it is of another kind, or its JSON is not understood */
export function describeSequence(detail: string): SequenceDescription | null {
  const sequence = at(parsed(detail), "Service", "Detection", "Sequence");
  if (sequence === undefined) return null;
  return {
    actors: [
      ...listOf(at(sequence, "Actors")).flatMap(actorFacts),
      ...listOf(at(sequence, "Endpoints")).flatMap(endpointFacts),
    ],
    resources: listOf(at(sequence, "Resources")).flatMap(resourceFacts),
    signals: listOf(at(sequence, "Signals")).map(signalOf).toSorted(byFirstSeen),
  };
}

function actorFacts(actor: unknown): Fact[] {
  const user = at(actor, "User");
  const session = at(actor, "Session");
  const process = at(actor, "Process");
  const known = [
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
  return known.length > 0 ? known : fact("Actor", text(at(actor, "Id")));
}

function endpointFacts(endpoint: unknown): Fact[] {
  const location = at(endpoint, "Location");
  const port = text(at(endpoint, "Port"));
  const known = [
    ...fact("Address", text(at(endpoint, "Ip"))),
    ...fact("Domain", text(at(endpoint, "Domain"))),
    ...fact("Port", port === "0" ? null : port),
    ...fact("Place", joined([text(at(location, "City")), text(at(location, "Country"))])),
    ...fact("Network", text(at(endpoint, "AutonomousSystem", "Name"))),
  ];
  return known.length > 0 ? known : fact("Endpoint", text(at(endpoint, "Id")));
}

function resourceFacts(resource: unknown): Fact[] {
  const name = text(at(resource, "Name"));
  const uid = text(at(resource, "Uid"));
  const written = name === null || name === uid ? uid : `${name} (${uid ?? "no id"})`;
  return fact(kindOf(text(at(resource, "ResourceType"))), written);
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

function signalOf(signal: unknown): SequenceSignal {
  return {
    name:
      text(at(signal, "Name")) ?? text(at(signal, "Description")) ?? text(at(signal, "Uid")) ?? "–",
    type: text(at(signal, "Type")),
    firstSeenAt: instantOf(at(signal, "FirstSeenAt")),
    lastSeenAt: instantOf(at(signal, "LastSeenAt")),
    severityScore: numberOf(at(signal, "Severity")),
    count: numberOf(at(signal, "Count")),
  };
}

function byFirstSeen(a: SequenceSignal, b: SequenceSignal): number {
  if (a.firstSeenAt === b.firstSeenAt) return 0;
  if (a.firstSeenAt === null) return 1;
  if (b.firstSeenAt === null) return -1;
  return a.firstSeenAt < b.firstSeenAt ? -1 : 1;
}

/** The SDK writes instants as ISO text, the wire as seconds since 1970. */
function instantOf(value: unknown): Instant | null {
  const moment =
    typeof value === "number" ? value * 1000 : typeof value === "string" ? Date.parse(value) : NaN;
  return Math.abs(moment) < 8.64e15 ? new Date(moment).toISOString() : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
