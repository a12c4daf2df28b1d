import { describe, expect, test } from "vitest";
import { assessFindings } from "../../lib/posture/assess-findings.ts";
import type { Finding } from "../../lib/posture/snapshot.ts";
import { aCatalogue } from "../builders/a-catalogue.ts";
import { aFinding } from "../builders/a-finding.ts";

const asOf = "2026-11-22T09:00:00.000Z";
const longAgo = "2026-11-01T09:00:00.000Z";
const today = "2026-11-22T08:00:00.000Z";

const groupsOf = (given: readonly Partial<Finding>[]) =>
  assessFindings(given.map(aFinding), aCatalogue(), asOf).groups;

describe("findings of one type", () => {
  test("count as our doing where GuardDuty calls our resource the actor", () => {
    const roles = ["ACTOR", "TARGET", "TARGET", null] as const;
    expect(groupsOf(roles.map((resourceRole) => ({ resourceRole })))).toMatchObject([
      { count: 4, asDoer: 1 },
    ]);
  });

  test("were made, and were seen, within the day: an old one that goes on is not new", () => {
    expect(
      groupsOf([
        { createdAt: today, lastSeenAt: today },
        { createdAt: longAgo, lastSeenAt: today },
        { createdAt: longAgo, lastSeenAt: null, updatedAt: today },
        { createdAt: longAgo, lastSeenAt: longAgo },
      ]),
    ).toMatchObject([{ lastDay: { made: 1, seen: 3 }, lastSeenAt: today }]);
  });

  test("are about distinct resources: the same name elsewhere, or of another kind, is another one", () => {
    expect(
      groupsOf([
        { resourceId: "web" },
        { resourceId: "web" },
        { resourceId: "web", region: "us-east-1" },
        { resourceId: "web", resourceType: "S3Bucket" },
        { resourceId: null },
      ]),
    ).toMatchObject([{ count: 5, resources: 3, regions: ["eu-west-1", "us-east-1"] }]);
  });
});
