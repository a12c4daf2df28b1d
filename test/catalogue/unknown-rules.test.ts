import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "../../lib/catalogue/load-catalogue.ts";

const { mapRule } = loadCatalogue();
const custom = (name: string) =>
  mapRule({ identifier: null, name, resourceTypes: ["AWS::S3::Bucket"] });

describe("a rule the catalogue does not know", () => {
  test("stands in no pillar and no item, and says who judged it: nobody", () => {
    expect(custom("team-bucket-owner-check")).toMatchObject({
      identifier: null,
      pillars: [],
      primaryPillar: null,
      focusArea: null,
      responsibility: null,
      severity: "medium",
      command: null,
      resourceTypes: ["AWS::S3::Bucket"],
      controls: [],
      classifiedBy: "none",
    });
  });

  test("is not passed off as a known one because its name looks like one", () => {
    expect(custom("s3-bucket-public-read-prohibited").classifiedBy).toBe("none");
  });

  test("keeps its identifier when it is AWS's, and the meaning tells it from a custom one", () => {
    const managed = mapRule({
      identifier: "BRAND_NEW_CHECK",
      name: "brand-new-check",
      resourceTypes: [],
    });
    expect(managed).toMatchObject({ identifier: "BRAND_NEW_CHECK", classifiedBy: "none" });
    expect(managed.meaning).toContain("does not know this rule of AWS's yet");
    expect(custom("brand-new-check").meaning).toContain("This is a custom rule");
  });

  test.each([
    ["team-s3-owner-check", "Team S3 owner check"],
    ["team-s3-owner-check-conformance-pack-a1b2c3d4e", "Team S3 owner check"],
    ["securityhub-iam-mfa-present-1a2b3c4d", "IAM MFA present"],
    ["OrgConfigRule-vpc-peering-check-x1y2z3a4", "VPC peering check"],
    ["AWSControlTower_AWS-GR_ENCRYPTED_VOLUMES", "Encrypted volumes"],
    ["ourEC2InstanceTags", "Our EC2 instance tags"],
    ["---", "---"],
    ["  ", "Rule without a name"],
    ["", "Rule without a name"],
  ])("named %j is shown as %j", (name, title) => {
    expect(custom(name).title).toBe(title);
  });

  test("never makes the look-up throw, whatever its name or identifier", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.constantFrom("__proto__", "constructor", "-".repeat(10_000)),
        ),
        fc.option(fc.string({ unit: "binary" })),
        (name, identifier) => {
          const mapping = mapRule({ identifier, name, resourceTypes: [] });
          expect(mapping.classifiedBy).toBe("none");
          expect(mapping.title).not.toBe("");
        },
      ),
    );
  });
});
