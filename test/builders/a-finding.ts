import type { DetailedFinding, Finding } from "../../lib/posture/snapshot.ts";

/** An active, real, high finding about an instance that is the victim. */
export function aFinding(given: Partial<Finding> = {}): Finding {
  const id = given.id ?? "f0000000000000000000000000000001";
  const accountId = given.accountId ?? "111122223333";
  const region = given.region ?? "eu-west-1";
  return {
    accountId,
    region,
    id,
    arn: `arn:aws:guardduty:${region}:${accountId}:detector/d0/finding/${id}`,
    type: "UnauthorizedAccess:EC2/SSHBruteForce",
    title: "i-0abc is under SSH brute force attack.",
    description: "An unusual number of SSH connections reached i-0abc.",
    severityScore: 7,
    createdAt: "2026-11-19T10:00:00.000Z",
    updatedAt: "2026-11-21T10:00:00.000Z",
    firstSeenAt: "2026-11-19T09:55:00.000Z",
    lastSeenAt: "2026-11-21T09:55:00.000Z",
    count: 3,
    archived: false,
    sample: false,
    resourceType: "Instance",
    resourceId: "i-0abc",
    resourceRole: "TARGET",
    attackSequenceArn: null,
    ...given,
  };
}

/** The same finding as a collector hands it over, AWS's own JSON with it. */
export function aDetailedFinding(given: Partial<DetailedFinding> = {}): DetailedFinding {
  const { detail, ...summary } = given;
  const finding = aFinding(summary);
  return { ...finding, detail: detail ?? JSON.stringify({ Id: finding.id, Type: finding.type }) };
}
