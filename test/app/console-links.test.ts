import { describe, expect, test } from "vitest";
import {
  artifactPage,
  configResourcePage,
  configRulePage,
  guardDutyFindingPage,
} from "../../app/_links/console-links.ts";

const bucket = { resourceType: "AWS::S3::Bucket", resourceId: "a b&c" };

describe("links to AWS's console", () => {
  test("go to the region's own host in the commercial partition", () => {
    expect(configRulePage({ partition: "aws", region: "eu-west-1" }, "my-rule")).toBe(
      "https://eu-west-1.console.aws.amazon.com/config/home?region=eu-west-1#/rules/details?configRuleName=my-rule",
    );
  });

  test.each([
    ["aws-us-gov", "us-gov-west-1", "https://console.amazonaws-us-gov.com/"],
    ["aws-cn", "cn-north-1", "https://console.amazonaws.cn/"],
  ])("go to the one host of %s", (partition, region, host) => {
    expect(configResourcePage({ partition, region }, bucket)).toMatch(
      `${host}config/home?region=${region}#`,
    );
  });

  test("carry names that are hostile to an address as text", () => {
    const page = configResourcePage({ partition: "aws", region: "eu-west-1" }, bucket);
    expect(page).toContain("resourceId=a%20b%26c&resourceType=AWS%3A%3AS3%3A%3ABucket");
  });

  test("a finding is found whether or not it is archived", () => {
    expect(guardDutyFindingPage({ partition: "aws", region: "eu-west-1" }, "abc")).toContain(
      "#/findings?macros=all&fId=abc",
    );
  });

  test("one console serves all regions of Artifact", () => {
    expect(artifactPage("aws", "agreements")).toBe(
      "https://console.aws.amazon.com/artifact/agreements",
    );
  });

  test("there is none in a partition whose console is not known: no link is better than a wrong one", () => {
    expect(configRulePage({ partition: "aws-iso", region: "us-iso-east-1" }, "r")).toBeNull();
  });
});
