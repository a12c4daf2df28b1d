import { describe, expect, test } from "vitest";
import { exposureOf } from "../../../lib/posture/exposure.ts";
import type { FindingGroup } from "../../../lib/posture/posture.ts";
import { rankFixes } from "../../../lib/posture/rank-fixes.ts";
import { aControl } from "../a-control.ts";

describe("exposure", () => {
  test.each([
    ["S3_BUCKET_PUBLIC_READ_PROHIBITED", "outside"],
    ["INCOMING_SSH_DISABLED", "outside"],
    ["VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS", "outside"],
    ["NO_UNRESTRICTED_ROUTE_TO_IGW", "outside"],
    ["IAM_ROOT_ACCESS_KEY_CHECK", "account"],
    ["ROOT_ACCOUNT_MFA_ENABLED", "account"],
    ["WORKSPACES_ROOT_VOLUME_ENCRYPTION_ENABLED", "inside"],
    ["OPENSEARCH_ENCRYPTED_AT_REST", "inside"],
    [null, "inside"],
  ])("of %s is %s", (identifier, exposure) => {
    expect(exposureOf({ identifier })).toBe(exposure);
  });

  test("within a severity, what is open to the outside goes before what touches more", () => {
    const controls = [
      aControl({ key: "MANY", identifier: "EBS_ENCRYPTED", nonCompliantResources: 90 }),
      aControl({ key: "ROOT", identifier: "ROOT_ACCOUNT_MFA_ENABLED", nonCompliantResources: 1 }),
      aControl({ key: "OPEN", identifier: "INCOMING_SSH_DISABLED", nonCompliantResources: 1 }),
    ];
    const order = rankFixes({ controls, findingGroups: [] }).map((fix) =>
      fix.kind === "control" ? fix.control.key : "",
    );
    expect(order).toEqual(["OPEN", "ROOT", "MANY"]);
  });

  test("severity goes before it, and what is happening goes before what could", () => {
    const open = { identifier: "INCOMING_SSH_DISABLED" };
    const controls = [
      aControl({ key: "OPEN", ...open, severity: "medium" }),
      aControl({ key: "FEW", severity: "high", nonCompliantResources: 2 }),
      aControl({ key: "MANY", severity: "high", nonCompliantResources: 3 }),
      aControl({ key: "PASSES", ...open, severity: "critical", status: "passing" }),
    ];
    const group = { ...aGroup, severity: "high", count: 1 } as const;
    const order = rankFixes({ controls, findingGroups: [group] }).map((fix) =>
      fix.kind === "control" ? fix.control.key : fix.group.type,
    );
    expect(order).toEqual([group.type, "MANY", "FEW", "OPEN"]);
  });
});

const aGroup: FindingGroup = {
  type: "Backdoor:EC2/C&CActivity.B",
  title: "Instance talks to a command server",
  severity: "high",
  severityScore: 8,
  count: 1,
  asDoer: 1,
  resources: 1,
  lastDay: { made: 0, seen: 0 },
  regions: ["eu-west-1"],
  pillars: ["security"],
  responsibility: null,
  lastSeenAt: null,
};
