/** GuardDuty's words to ours. Pure. */
import type { DetailedFinding, Detector } from "../../posture/snapshot.ts";
import { cleanText } from "../wire-text.ts";
import type { WireDetector, WireFinding, WireResource } from "./wire-schema.ts";

interface Place {
  readonly accountId: string;
  readonly region: string;
}

export function translateDetector(wire: WireDetector, id: string, place: Place): Detector {
  return {
    ...place,
    id,
    status: translateStatus(wire.Status),
    features: wire.Features.map(({ Name, Status }) => ({
      name: Name,
      status: translateStatus(Status),
    })),
  };
}

/** A word that does not say it is on does not count as on. */
function translateStatus(word: string): Detector["status"] {
  return word === "ENABLED" ? "ENABLED" : "DISABLED";
}

/** @param raw the whole finding as the SDK gave it */
export function translateFinding(wire: WireFinding, raw: unknown, place: Place): DetailedFinding {
  const service = wire.Service ?? null;
  return {
    accountId: wire.AccountId,
    region: place.region,
    id: wire.Id,
    arn: wire.Arn,
    type: wire.Type,
    title: wire.Title ?? wire.Type,
    description: wire.Description ?? "",
    severityScore: wire.Severity,
    createdAt: wire.CreatedAt,
    updatedAt: wire.UpdatedAt,
    firstSeenAt: service?.EventFirstSeen ?? null,
    lastSeenAt: service?.EventLastSeen ?? null,
    // A finding without a count was seen at least this often.
    count: service?.Count ?? 1,
    archived: service?.Archived ?? false,
    sample: isSample(wire),
    resourceType: wire.Resource.ResourceType ?? "unknown",
    resourceId: nameOf(wire.Resource),
    resourceRole: translateRole(service?.ResourceRole ?? null),
    attackSequenceArn: wire.AssociatedAttackSequenceArn,
    detail: JSON.stringify(raw, (_, value: unknown) =>
      typeof value === "string" ? cleanText(value) : value,
    ),
  };
}

/** GuardDuty's sample generator marks the title, and the additional information too. */
function isSample({ Title, Service }: WireFinding): boolean {
  if (Title?.startsWith("[SAMPLE]") === true) return true;
  try {
    const information: unknown = JSON.parse(Service?.AdditionalInfo?.Value ?? "null");
    return information instanceof Object && Reflect.get(information, "sample") === true;
  } catch {
    return false; // free text, not JSON: a real finding may carry any
  }
}

type Named = Exclude<keyof WireResource, "ResourceType">;

/** Which details name the resource that the finding is about; others may stand beside them. */
const detailsOfType: Readonly<Record<string, Named>> = {
  AccessKey: "AccessKeyDetails",
  Container: "ContainerDetails",
  ECSCluster: "EcsClusterDetails",
  EKSCluster: "EksClusterDetails",
  Instance: "InstanceDetails",
  KubernetesCluster: "EksClusterDetails",
  Lambda: "LambdaDetails",
  RDSDBInstance: "RdsDbInstanceDetails",
  RDSLimitlessDB: "RdsLimitlessDbDetails",
  S3Bucket: "S3BucketDetails",
  S3Object: "S3BucketDetails",
};

function nameOf(resource: WireResource): string | null {
  const { ResourceType: type, ...names } = resource;
  const member = detailsOfType[type ?? ""];
  const own = member === undefined ? null : resource[member];
  return own ?? Object.values(names).find((name) => name !== null) ?? null;
}

function translateRole(word: string | null): DetailedFinding["resourceRole"] {
  return word === "TARGET" || word === "ACTOR" ? word : null;
}
