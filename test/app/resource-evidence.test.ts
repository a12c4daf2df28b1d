import { describe, expect, test } from "vitest";
import { evidenceOf, visibleJson } from "../../app/resources/evidence-of.ts";
import { guardDutyReadings } from "../../app/resources/guardduty-readings.ts";

describe("the evidence of a verdict", () => {
  const evaluation = {
    accountId: "111122223333",
    region: "eu-west-1",
    ruleName: "mfa",
    control: "IAM_USER_MFA_ENABLED",
    resourceType: "AWS::IAM::User",
    resourceId: "AIDA1",
    compliance: "NON_COMPLIANT",
    annotation: null,
    inStateSince: null,
    evaluatedAt: "2026-11-20T00:00:00.000Z",
    validFrom: "2026-11-20T00:00:00.000Z",
    validTo: null,
    capturedAt: null,
  } as const;

  test("names the calls it came from, and the rule, or that the rule is gone", () => {
    expect(evidenceOf(evaluation, null)).toMatchObject({
      Source: { Service: "AWS Config", Region: "eu-west-1" },
      ConfigRuleName: "mfa",
      ConfigRule: null,
      ComplianceType: "NON_COMPLIANT",
      SeenByDemarc: { Control: "IAM_USER_MFA_ENABLED", To: null },
    });
  });

  test("keeps its lines when it is shown, and nothing hidden in a name", () => {
    const json = JSON.stringify({ Id: "a\u202eb" }, null, 2);

    expect(visibleJson(json)).toBe('{\n  "Id": "a[U+202E]b"\n}');
  });
});

describe("where GuardDuty could have named a resource", () => {
  const coverage = [
    { region: "eu-west-1", source: "guardduty", state: "read" },
    { region: "us-east-1", source: "guardduty", state: "not_read" },
    { region: "sa-east-1", source: "guardduty", state: "not_set_up" },
    { region: "us-west-2", source: "config", state: "not_read" },
  ] as const;

  test("is its own region", () => {
    expect(guardDutyReadings(coverage, "us-east-1")).toEqual({ read: [], unread: ["us-east-1"] });
  });

  test("is every region for what is global, each that was not read by name", () => {
    expect(guardDutyReadings(coverage, "global")).toEqual({
      read: ["eu-west-1"],
      unread: ["sa-east-1", "us-east-1"],
    });
  });
});
