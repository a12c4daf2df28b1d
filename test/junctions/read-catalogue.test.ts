import { describe, expect, test } from "vitest";
import { countReferences } from "../../lib/browse-catalogue.ts";
import { classifyNamed, classifyRule, readStandards, sourcesOf } from "../../lib/read-catalogue.ts";

describe("placing a rule by its name", () => {
  test("one written as AWS writes identifiers is taken for AWS's", () => {
    expect(classifyNamed("S3_BUCKET_PUBLIC_READ_PROHIBITED", undefined)).toMatchObject({
      identifier: "S3_BUCKET_PUBLIC_READ_PROHIBITED",
      classifiedBy: "catalogue",
    });
  });

  test.for([
    ["s3-bucket-public-read-prohibited", "AWS::S3::Bucket", "S3_BUCKET_PUBLIC_READ_PROHIBITED"],
    ["s3-bucket-public-read-prohibited", undefined, "S3_BUCKET_PUBLIC_READ_PROHIBITED"],
    ["restricted-ssh", undefined, "INCOMING_SSH_DISABLED"],
  ] as const)("AWS's own name, whole, is the managed rule's: %s %s", ([name, type, identifier]) => {
    expect(classifyNamed(name, type)).toMatchObject({ identifier, classifiedBy: "catalogue" });
  });

  test.for([
    ["acme-s3-bucket-public-read-prohibited", undefined],
    ["s3-bucket-public-read-prohibited-conformance-pack-a1b2c3d4e", undefined],
    ["s3-bucket-public-read-prohibited", "AWS::IAM::Role"],
    ["aws-config-process-check", undefined],
  ] as const)(
    "any other is a custom rule's, whose name proves nothing to an auditor: %s %s",
    ([name, type]) => {
      const { identifier, classifiedBy, controls } = classifyNamed(name, type);
      expect([identifier, controls]).toEqual([null, []]);
      expect(classifiedBy).not.toBe("catalogue");
    },
  );

  test("a rule that is deployed by AWS's own name is only like it", () => {
    const name = "s3-bucket-public-read-prohibited";
    const deployed = { identifier: null, name, resourceTypes: ["AWS::S3::Bucket"] };
    expect(classifyRule(deployed)).toMatchObject({
      identifier: null,
      classifiedBy: "rule_of_thumb",
      controls: [],
    });
  });
});

describe("who says what is evidence", () => {
  test("is asked of headings too: AWS's pack of the framework names questions", () => {
    const framework = readStandards().find(({ id }) => id === "well-architected");
    expect(framework && sourcesOf(framework)).toEqual(["aws", "community", "demarc"]);
    expect(sourcesOf({ id: "nobody-wrote-this" })).toEqual([]);
  });
});

describe("references of a rule", () => {
  test("to questions are counted apart from those to requirements", () => {
    expect(
      countReferences([
        "well-architected:SEC08",
        "well-architected:SEC08-BP02",
        "pci-dss-4.0.1:1.2.5",
      ]),
    ).toEqual({ requirements: 2, headings: 1, standards: 2 });
    expect(countReferences([])).toEqual({ requirements: 0, headings: 0, standards: 0 });
  });
});
