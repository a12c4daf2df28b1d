import { describe, expect, test } from "vitest";
import type { ServiceName } from "../fake-aws/state.ts";
import { addBucketRule, addPackWith, anAccount, onlyThere, region } from "./a-region.ts";
import { aSandbox } from "./a-sandbox.ts";
import { aWatchedAccount, aWireFinding } from "./a-watched-account.ts";

/** What the ledger says when one operation answers with this body, valid JSON of a wrong shape. */
async function coverageAfter(service: ServiceName, operation: string, body: unknown) {
  const account = anAccount();
  addPackWith(account, "pack", { one: { bad: "NON_COMPLIANT" } });
  addBucketRule(account, { bad: "NON_COMPLIANT" });
  account.region(region).detector = {
    id: "d",
    status: "ENABLED",
    createdAt: account.now,
    updatedAt: account.now,
    publishingFrequency: "SIX_HOURS",
    features: [],
    findings: new Map([["f", aWireFinding("f")]]),
    filters: [],
  };
  account.fault({ service, operation, fault: { kind: "answer", body: JSON.stringify(body) } });
  const { collect } = await aSandbox(account);
  const collected = await collect(onlyThere);
  if (service === "artifact") return collected.artifact().coverage;
  return collected[service === "config" ? "config" : "guardduty"](region).coverage;
}

describe("a required member that is missing makes the source malformed, with the path that failed", () => {
  test.each([
    ["config", "DescribeConfigurationRecorders", {}, "ConfigurationRecorders"],
    [
      "config",
      "DescribeConfigurationRecorders",
      { ConfigurationRecorders: [{}] },
      "ConfigurationRecorders[0].name",
    ],
    [
      "config",
      "DescribeConfigurationRecorderStatus",
      { ConfigurationRecordersStatus: [{ name: "default" }] },
      "ConfigurationRecordersStatus[0].recording",
    ],
    ["config", "DescribeConfigRules", {}, "ConfigRules"],
    [
      "config",
      "DescribeConfigRules",
      { ConfigRules: [{ ConfigRuleName: "a", ConfigRuleArn: "b", Source: {} }] },
      "ConfigRules[0].Source.Owner",
    ],
    [
      "config",
      "DescribeConfigRules",
      {
        ConfigRules: [
          {
            ConfigRuleName: "a",
            ConfigRuleArn: "b",
            Source: { Owner: "AWS" },
            InputParameters: "{",
          },
        ],
      },
      "ConfigRules[0].InputParameters",
    ],
    ["config", "DescribeConformancePacks", {}, "ConformancePackDetails"],
    [
      "config",
      "GetConformancePackComplianceSummary",
      { ConformancePackComplianceSummaryList: [{ ConformancePackName: "pack" }] },
      "ConformancePackComplianceSummaryList[0].ConformancePackComplianceStatus",
    ],
    ["config", "ListConformancePackComplianceScores", {}, "ConformancePackComplianceScores"],
    ["config", "SelectResourceConfig", { Results: ["{"] }, "Results[0]"],
    ["config", "SelectResourceConfig", { Results: ["{}"] }, "Results[0].configuration"],
    [
      "config",
      "SelectResourceConfig",
      {
        Results: [
          JSON.stringify({
            configuration: { targetResourceId: "a", targetResourceType: "b", configRuleList: [{}] },
          }),
        ],
      },
      "Results[0].configuration.configRuleList[0].configRuleName",
    ],
    [
      "config",
      "GetComplianceDetailsByConfigRule",
      { EvaluationResults: [{ ComplianceType: "NON_COMPLIANT" }] },
      "EvaluationResults[0].EvaluationResultIdentifier",
    ],
    [
      "config",
      "GetConformancePackComplianceDetails",
      { ConformancePackName: "pack" },
      "ConformancePackRuleEvaluationResults",
    ],
    ["guardduty", "ListDetectors", {}, "DetectorIds"],
    ["guardduty", "GetDetector", {}, "Status"],
    ["guardduty", "GetFindingsStatistics", {}, "FindingStatistics"],
    ["guardduty", "ListFindings", {}, "FindingIds"],
    ["artifact", "ListReports", {}, "reports"],
    ["artifact", "ListReports", { reports: [{ id: "report-1", version: 1 }] }, "reports[0].name"],
    [
      "artifact",
      "ListCustomerAgreements",
      { customerAgreements: [{}] },
      "customerAgreements[0].id",
    ],
  ] as const)("%s:%s answering %o fails at %4$s", async (service, operation, body, path) => {
    const coverage = await coverageAfter(service, operation, body);

    expect(coverage.reason).toBe("malformed");
    expect(coverage.detail).toContain(`${service}:${operation}: ${path}: `);
  });

  test("a finding without an id fails at that finding", async () => {
    const account = aWatchedAccount([aWireFinding("f")]);
    account.fault({
      operation: "GetFindings",
      fault: { kind: "answer", body: '{"findings":[{"arn":"a"}]}' },
    });
    const { collect } = await aSandbox(account);

    const { coverage } = (await collect(onlyThere)).guardduty(region);

    expect(coverage).toMatchObject({
      state: "partial",
      reason: "malformed",
      detail: expect.stringContaining("guardduty:GetFindings: Findings[0].Id: "),
    });
  });
});

describe("a wrong kind of value is malformed too", () => {
  test("where a list is expected and an object comes", async () => {
    const coverage = await coverageAfter("config", "DescribeConfigRules", {
      ConfigRules: { a: 1 },
    });

    expect(coverage).toMatchObject({ state: "not_read", reason: "malformed" });
  });

  test("where a time is expected and words come", async () => {
    const coverage = await coverageAfter("artifact", "ListReports", {
      reports: [{ id: "report-1", version: 1, name: "x", periodEnd: "next year" }],
    });

    expect(coverage).toMatchObject({ state: "partial", reason: "malformed" });
  });
});

describe("words that AWS may yet add break nothing", () => {
  test("an unknown owner, state, mode and verdict of rules", async () => {
    const account = anAccount();
    const body = {
      ConfigRules: [
        {
          ConfigRuleName: "new",
          ConfigRuleArn: "arn",
          ConfigRuleState: "HIBERNATING",
          Source: { Owner: "CUSTOM_DREAM", SourceIdentifier: "x" },
          EvaluationModes: [{ Mode: "DETECTIVE" }, { Mode: "PROPHETIC" }],
        },
      ],
    };
    account.fault({
      operation: "DescribeConfigRules",
      fault: { kind: "answer", body: JSON.stringify(body) },
    });
    const row = {
      configuration: {
        targetResourceId: "r",
        targetResourceType: "AWS::New::Thing",
        configRuleList: [
          { configRuleName: "new", complianceType: "MOSTLY_COMPLIANT" },
          { configRuleName: "new", complianceType: "NON_COMPLIANT" },
        ],
      },
    };
    account.fault({
      operation: "SelectResourceConfig",
      fault: { kind: "answer", body: JSON.stringify({ Results: [JSON.stringify(row)] }) },
    });
    account.fault({
      operation: "GetComplianceDetailsByConfigRule",
      fault: { kind: "answer", body: '{"EvaluationResults":[]}' },
    });
    const { collect } = await aSandbox(account);

    const rule = (await collect(onlyThere)).rule(region, "new");

    expect(rule).toMatchObject({ owner: "CUSTOM_LAMBDA", identifier: null });
    expect(rule.rows).toMatchObject([{ compliance: "NON_COMPLIANT", inStateSince: null }]);
  });

  test("an unknown verdict on a pack is a verdict that was not read", async () => {
    const account = anAccount();
    addPackWith(account, "pack", { one: { good: "COMPLIANT" } });
    account.fault({
      operation: "GetConformancePackComplianceSummary",
      fault: {
        kind: "answer",
        body: '{"ConformancePackComplianceSummaryList":[{"ConformancePackName":"pack","ConformancePackComplianceStatus":"PARTLY"}]}',
      },
    });
    const { collect } = await aSandbox(account);

    const { reading } = (await collect(onlyThere)).config(region);

    expect(reading?.packs).toMatchObject([{ compliance: "NOT_READ" }]);
  });
});
