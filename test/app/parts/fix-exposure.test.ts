import { describe, expect, test } from "vitest";
import { rankFixes } from "../../../app/_overview/rank-fixes.ts";
import { exposureOf } from "../../../lib/posture/exposure.ts";
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
});
