import { describe, expect, test } from "vitest";
import { countReferences } from "../../lib/browse-catalogue.ts";
import { classifyNamed, readStandards, sourcesOf } from "../../lib/read-catalogue.ts";

describe("placing a rule by its name", () => {
  test("one written as AWS writes identifiers is taken for AWS's", () => {
    expect(classifyNamed("S3_BUCKET_PUBLIC_READ_PROHIBITED", undefined)).toMatchObject({
      identifier: "S3_BUCKET_PUBLIC_READ_PROHIBITED",
      classifiedBy: "catalogue",
    });
  });

  test("any other is a custom rule's, whose name proves nothing to an auditor", () => {
    expect(classifyNamed("s3-bucket-public-read-prohibited", "AWS::S3::Bucket")).toMatchObject({
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
