import { describe, expect, test } from "vitest";
import type { Snapshot } from "../../lib/posture/snapshot.ts";
import { findStandardGaps } from "../../lib/posture/standard-gaps.ts";
import { aCatalogue, aRequirement, aStandard } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { aRecorder } from "../builders/an-observation.ts";
import { assess } from "./assessing.ts";

const standard = aStandard({ rows: [aRequirement(), aRequirement({ id: "1.2" })] });
const catalogue = aCatalogue({
  standards: [standard],
  rules: [
    { controls: ["house-rules:1.1", "house-rules:1.2"] },
    {
      identifier: "IAM_USER_MFA_ENABLED",
      resourceTypes: ["AWS::IAM::User"],
      controls: ["house-rules:1.1"],
    },
    { identifier: "ELSEWHERE", controls: ["another:1"] },
  ],
  offeredPacks: [
    { name: "House", standard: "house-rules", note: null, rules: ["IAM_USER_MFA_ENABLED"] },
    {
      name: "House-and-Garden",
      standard: "house-rules",
      note: null,
      rules: ["ELSEWHERE", "IAM_USER_MFA_ENABLED", "S3_BUCKET_VERSIONING_ENABLED"],
    },
    { name: "Garden", standard: "another", note: null, rules: ["ELSEWHERE"] },
  ],
});

function gaps(given: Partial<Snapshot> = {}) {
  return findStandardGaps(assess(given), catalogue, standard);
}

const ireland = aRecorder({ region: "eu-west-1" });
const ohio = aRecorder({ region: "us-east-2" });

describe("rules that a standard asks for", () => {
  test("are missing when no region has them, with the requirements they would speak for", () => {
    expect(gaps()).toMatchObject({ rulesOffered: 2, rulesDeployed: 1 });
    expect(gaps().missingRules).toEqual([
      {
        identifier: "IAM_USER_MFA_ENABLED",
        regions: ["eu-west-1"],
        everywhere: true,
        requirements: ["1.1"],
      },
    ]);
  });

  test("are missing in the recorded regions that lack them", () => {
    const { missingRules } = gaps({ recorders: [ireland, ohio] });
    expect(missingRules).toContainEqual({
      identifier: "S3_BUCKET_VERSIONING_ENABLED",
      regions: ["us-east-2"],
      everywhere: false,
      requirements: ["1.1", "1.2"],
    });
  });

  test("are not called missing where rules could not be read, and those regions are named", () => {
    const coverage = [
      aKeptCoverage(),
      aKeptCoverage({ region: "us-east-2", state: "not_read", reason: "denied" }),
    ];
    const found = gaps({ recorders: [ireland, ohio], coverage });
    expect(found.regionsNotRead).toEqual(["us-east-2"]);
    expect(found.missingRules.map(({ identifier, regions }) => [identifier, regions])).toEqual([
      ["IAM_USER_MFA_ENABLED", ["eu-west-1"]],
    ]);
  });

  test("about identities, and about CloudFront, are missing nowhere once one region has them", () => {
    const worldwide = aCatalogue({
      standards: [standard],
      rules: [
        {
          identifier: "IAM_PASSWORD_POLICY",
          responsibility: "identity-access",
          resourceTypes: [],
          controls: ["house-rules:1.1"],
        },
        {
          identifier: "CLOUDFRONT_SNI_ENABLED",
          resourceTypes: ["AWS::CloudFront::Distribution"],
          controls: ["house-rules:1.1"],
        },
      ],
    });
    const rules = ["IAM_PASSWORD_POLICY", "CLOUDFRONT_SNI_ENABLED"].map((identifier) =>
      aKeptRule({ name: identifier, identifier }),
    );
    const posture = assess({ recorders: [ireland, ohio], rules });
    expect(findStandardGaps(posture, worldwide, standard).missingRules).toEqual([]);
  });

  test("about IAM, which belongs to no region, are missing nowhere once one region has them", () => {
    const { missingRules } = gaps({
      recorders: [ireland, ohio],
      rules: [aKeptRule({ name: "mfa", identifier: "IAM_USER_MFA_ENABLED" })],
    });
    expect(missingRules.map(({ identifier }) => identifier)).toEqual([
      "S3_BUCKET_VERSIONING_ENABLED",
    ]);
  });
});

describe("types that a deployed rule needs", () => {
  test("are a gap where the recorder leaves them out", () => {
    const some = aRecorder({ records: "only", resourceTypes: ["AWS::EC2::Instance"] });
    expect(gaps({ recorders: [some] }).recorderGaps).toEqual([
      {
        region: "eu-west-1",
        resourceTypes: ["AWS::S3::Bucket"],
        rules: ["S3_BUCKET_VERSIONING_ENABLED"],
      },
    ]);
    const allBut = aRecorder({ records: "all_but", resourceTypes: ["AWS::S3::Bucket"] });
    expect(gaps({ recorders: [allBut] }).recorderGaps).toHaveLength(1);
  });

  test("are none where everything is recorded", () => {
    expect(gaps().recorderGaps).toEqual([]);
  });

  test("of IAM are a gap only when no region records them", () => {
    const rules = [aKeptRule({ name: "mfa", identifier: "IAM_USER_MFA_ENABLED" })];
    const local = aRecorder({ includesGlobalTypes: false });
    const home = aRecorder({ region: "us-east-1", includesGlobalTypes: true });
    expect(gaps({ rules, recorders: [local] }).recorderGaps).toHaveLength(1);
    expect(gaps({ rules, recorders: [local, home] }).recorderGaps).toEqual([]);
  });
});

test("packs of the standard stand with what they would add, the most first", () => {
  expect(gaps().packs.map(({ pack, missing }) => [pack.name, missing])).toEqual([
    ["House-and-Garden", ["ELSEWHERE", "IAM_USER_MFA_ENABLED"]],
    ["House", ["IAM_USER_MFA_ENABLED"]],
  ]);
});
