import { describe, expect, test } from "vitest";
import type { FakeAccount } from "../fake-aws/account.ts";
import type { ServiceName } from "../fake-aws/state.ts";
import {
  addBucketRule,
  addPackWith,
  anAccount,
  onlyThere,
  region,
  verdictRecords,
} from "./a-region.ts";
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

/** Makes the query answer with these words, each on a resource of its own. */
function answerQuery(account: FakeAccount, words: Readonly<Record<string, readonly string[]>>) {
  const rows = Object.entries(words).flatMap(([configRuleName, ofRule]) =>
    ofRule.map((complianceType, index) =>
      JSON.stringify({
        configuration: {
          targetResourceId: `resource-${index}`,
          targetResourceType: "AWS::S3::Bucket",
          configRuleList: [{ configRuleName, complianceType }],
        },
      }),
    ),
  );
  account.fault({
    operation: "SelectResourceConfig",
    fault: { kind: "answer", body: JSON.stringify({ Results: rows }) },
  });
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
  test("an unknown owner, state and mode of rules", async () => {
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
    answerQuery(account, { new: ["NON_COMPLIANT"] });
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

describe("a verdict on a resource that Demarc does not know", () => {
  const oddly = (word: string, operation = "config:SelectResourceConfig") => ({
    kind: "not_read",
    reason: "malformed",
    detail: `${operation}: Demarc does not know the verdict ${word}`,
  });

  test.each([
    ["beside one that passes", ["COMPLIANT", "ERROR"]],
    ["beside one that fails", ["ERROR", "NON_COMPLIANT"]],
    ["alone", ["ERROR"]],
  ])("makes its rule not read, %s, and no other", async (_, words) => {
    const account = anAccount();
    const odd = addBucketRule(account, { a: "COMPLIANT" }, { name: "odd" });
    const other = addBucketRule(account, { a: "COMPLIANT" }, { name: "other" });
    answerQuery(account, { [odd]: words, [other]: ["COMPLIANT"] });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, odd)).toMatchObject({ state: oddly("ERROR"), rows: [] });
    expect(collected.rule(region, other).state).toEqual({ kind: "evaluated" });
    expect(collected.config(region).coverage).toMatchObject({
      state: "partial",
      reason: "malformed",
      detail: oddly("ERROR").detail,
    });
  });

  test("is told once for a region, in few of its letters", async () => {
    const account = anAccount();
    const words = { one: ["x".repeat(100_000)], two: ["y".repeat(100_000)] };
    for (const name of Object.keys(words)) addBucketRule(account, { a: "COMPLIANT" }, { name });
    answerQuery(account, words);
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    const short = (letter: string) => oddly(`${letter.repeat(64)}…`);
    expect(collected.config(region).coverage.detail).toBe(short("x").detail);
    expect(collected.rule(region, "two").state).toEqual(short("y"));
  });

  test.each([
    ["GetComplianceDetailsByConfigRule", "EvaluationResults", null],
    ["GetConformancePackComplianceDetails", "ConformancePackRuleEvaluationResults", "a-pack"],
  ])("is noticed where %s gives it", async (operation, list, packName) => {
    const account = anAccount({ strategy: "exclusion", resourceTypes: [verdictRecords] });
    const [name = ""] =
      packName === null
        ? [addBucketRule(account, { a: "COMPLIANT" })]
        : addPackWith(account, packName, { one: { a: "COMPLIANT" } }).ruleNames;
    const rowOf = (ResourceId: string, ComplianceType: string) => ({
      ComplianceType,
      EvaluationResultIdentifier: {
        EvaluationResultQualifier: {
          ConfigRuleName: name,
          ResourceType: "AWS::S3::Bucket",
          ResourceId,
        },
      },
    });
    const body = {
      ConformancePackName: "a-pack",
      [list]: [rowOf("a", "COMPLIANT"), rowOf("b", "ERROR")],
    };
    account.fault({ operation, fault: { kind: "answer", body: JSON.stringify(body) } });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, name).state).toEqual(oddly("ERROR", `config:${operation}`));
    expect(collected.config(region).coverage.state).toBe("partial");
  });

  test.each([
    [
      "says nothing against those beside it",
      ["COMPLIANT", "INSUFFICIENT_DATA"],
      { kind: "evaluated" },
    ],
    [
      "alone is not nothing in scope",
      ["INSUFFICIENT_DATA"],
      {
        kind: "insufficient_data",
        detail: "AWS Config has insufficient data on what it lists",
      },
    ],
  ])("is not INSUFFICIENT_DATA, which %s", async (_, words, state) => {
    const account = anAccount();
    const rule = addBucketRule(account, { a: "NOT_APPLICABLE" }, { name: "rule" });
    const other = addBucketRule(account, { a: "COMPLIANT" }, { name: "other" });
    answerQuery(account, { [rule]: words, [other]: ["COMPLIANT", "NOT_APPLICABLE"] });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, rule).state).toEqual(state);
    expect(collected.rule(region, other)).toMatchObject({ state: { kind: "evaluated" } });
    expect(collected.config(region).coverage.state).toBe("read");
  });
});

describe("a rule without rows is not nothing in scope", () => {
  const rules = (rule: object) => JSON.stringify({ ComplianceByConfigRules: [rule] });
  const named = { ConfigRuleName: "silent" };

  test.each([
    [
      "is none that we know",
      rules({ ...named, Compliance: { ComplianceType: "ERROR" } }),
      "says ERROR",
    ],
    ["is missing", rules(named), "gives no word on it"],
    ["is about another rule", rules({ ConfigRuleName: "other" }), "gives no word on it"],
  ])("where AWS's word %s, with the query and without it", async (_, body, says) => {
    for (const recorder of [
      {},
      { strategy: "exclusion", resourceTypes: [verdictRecords] } as const,
    ]) {
      const account = anAccount(recorder);
      addBucketRule(account, { a: "COMPLIANT" }, { name: "other" });
      addBucketRule(account, { a: "NOT_APPLICABLE" }, { name: "silent" });
      account.fault({
        operation: "DescribeComplianceByConfigRule",
        fault: { kind: "answer", body },
      });
      const { collect } = await aSandbox(account);

      const collected = await collect(onlyThere);

      expect(collected.rule(region, "silent").state).toEqual({
        kind: "insufficient_data",
        detail: `AWS Config ${says} and lists no resource`,
      });
    }
  });
});
