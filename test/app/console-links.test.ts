import { describe, expect, test } from "vitest";
import {
  accountPage,
  artifactPage,
  configPackPage,
  configResourcePage,
  configRulePage,
  configSettingsPage,
  guardDutyFindingPage,
  guardDutySettingsPage,
  iamRolesPage,
} from "../../app/_links/console-links.ts";

const bucket = { resourceType: "AWS::S3::Bucket", resourceId: "a b&c" };

describe("links to AWS's console", () => {
  test("go to the region's own host in the commercial partition", () => {
    expect(configRulePage({ partition: "aws", region: "eu-west-1" }, "my-rule")).toBe(
      "https://eu-west-1.console.aws.amazon.com/config/home?region=eu-west-1#/rules/details?configRuleName=my-rule",
    );
  });

  describe.each([
    {
      partition: "aws-us-gov",
      region: "us-gov-west-1",
      regional: "console.amazonaws-us-gov.com",
      global: "console.amazonaws-us-gov.com",
    },
    {
      partition: "aws-cn",
      region: "cn-north-1",
      regional: "console.amazonaws.cn",
      global: "console.amazonaws.cn",
    },
    {
      partition: "aws-eusc",
      region: "eusc-de-east-1",
      regional: "eusc-de-east-1.console.amazonaws-eusc.eu",
      global: "console.amazonaws-eusc.eu",
    },
  ])("of $partition", ({ partition, region, regional, global }) => {
    const place = { partition, region };

    test.each([
      [
        configResourcePage(place, bucket),
        "config/home",
        "#/resources/details?resourceId=a%20b%26c",
      ],
      [configRulePage(place, "r"), "config/home", "#/rules/details?configRuleName=r"],
      [configPackPage(place, "p"), "config/home", "#/conformance-packs/details?conformancePack"],
      [configSettingsPage(place), "config/home", "#/settings"],
      [guardDutyFindingPage(place, "f"), "guardduty/home", "#/findings?macros=all&fId=f"],
      [guardDutySettingsPage(place), "guardduty/home", "#/settings"],
    ])("go to its own host, in its region: %s", (page, path, fragment) => {
      expect(page?.startsWith(`https://${regional}/${path}?region=${region}${fragment}`)).toBe(
        true,
      );
    });

    test.each([
      [artifactPage(partition, "reports"), "artifact/reports"],
      [artifactPage(partition, "agreements"), "artifact/agreements"],
      [iamRolesPage(partition), "iam/home#/roles"],
    ])("go to its one host where there are no regions: %s", (page, path) => {
      expect(page).toBe(`https://${global}/${path}`);
    });
  });

  test("the account's settings are in every part of AWS but GovCloud, whose accounts are kept elsewhere", () => {
    expect(accountPage("aws")).toBe("https://console.aws.amazon.com/billing/home#/account");
    expect(accountPage("aws-cn")).toBe("https://console.amazonaws.cn/billing/home#/account");
    expect(accountPage("aws-us-gov")).toBeNull();
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
