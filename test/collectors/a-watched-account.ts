/** An account in which GuardDuty watches one region. */
import type { FakeAccount } from "../fake-aws/account.ts";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import type { FakeFinding } from "../fake-aws/state.ts";
import { region } from "./a-region.ts";
import { now } from "./a-sandbox.ts";

/** An account whose detector is on in the region, with findings. */
export function aWatchedAccount(findings: readonly FakeFinding[] = []): FakeAccount {
  const account = buildEmptyAccount({ now });
  account.region(region).detector = {
    id: "12abc34d567e8fa901bc2d34e56789f0",
    status: "ENABLED",
    createdAt: now,
    updatedAt: now,
    publishingFrequency: "SIX_HOURS",
    features: [
      { name: "CLOUD_TRAIL", status: "ENABLED", additional: [] },
      { name: "A_PLAN_OF_NEXT_YEAR", status: "DISABLED", additional: [] },
    ],
    findings: new Map(findings.map((finding) => [finding.id, finding])),
    filters: [],
  };
  return account;
}

export function aWireFinding(id: string, given: Partial<FakeFinding> = {}): FakeFinding {
  return {
    accountId: "111122223333",
    arn: `arn:aws:guardduty:${region}:111122223333:detector/d/finding/${id}`,
    createdAt: "2026-11-20T08:00:00.000Z",
    description: "Somebody tries passwords.",
    id,
    partition: "aws",
    region,
    resource: { resourceType: "Instance", instanceDetails: { instanceId: "i-0abc" } },
    schemaVersion: "2.0",
    service: {
      archived: false,
      count: 3,
      resourceRole: "TARGET",
      eventFirstSeen: "2026-11-20T07:00:00Z",
      eventLastSeen: "2026-11-21T07:00:00Z",
    },
    severity: 8,
    title: "i-0abc is under attack",
    type: "UnauthorizedAccess:EC2/SSHBruteForce",
    updatedAt: "2026-11-21T08:00:00.000Z",
    ...given,
  };
}
