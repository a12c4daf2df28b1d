import {
  DeleteConfigRuleCommand,
  DescribeComplianceByConfigRuleCommand,
  DescribeConfigRuleEvaluationStatusCommand,
  DescribeConfigRulesCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConformancePackComplianceCommand,
  DescribeConformancePacksCommand,
  GetComplianceDetailsByConfigRuleCommand,
  GetConformancePackComplianceDetailsCommand,
  GetConformancePackComplianceSummaryCommand,
  GetDiscoveredResourceCountsCommand,
  ListConformancePackComplianceScoresCommand,
  ListTagsForResourceCommand,
  PutConfigRuleCommand,
  SelectResourceConfigCommand,
} from "@aws-sdk/client-config-service";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FakeAccount } from "./account.ts";
import { outcomeOf } from "./checks/outcome.ts";
import { configTarget, send } from "./checks/raw-requests.ts";
import { type Clients, watchedClients } from "./checks/watched-clients.ts";
import { buildSampleAccount } from "./sample-account.ts";
import { type ServedAccount, serveAccount } from "./serve.ts";

let account: FakeAccount;
let served: ServedAccount;
let clients: Clients;
beforeAll(async () => {
  account = buildSampleAccount({ now: new Date("2026-11-22T09:00:00Z") });
  served = await serveAccount(account);
  clients = watchedClients({ url: served.url });
});
afterAll(async () => {
  clients.destroy();
  await served.close();
});

const names = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `rule-${index}`);
const longName = "a".repeat(65);
const pack = "Operational-Best-Practices-for-CIS-AWS-v1.4-Level2";

describe("AWS Config", () => {
  test.each([
    [
      "an unknown rule among the named",
      () => new DescribeConfigRulesCommand({ ConfigRuleNames: ["no-such-rule"] }),
      "NoSuchConfigRuleException 400",
    ],
    [
      "more than 25 names",
      () => new DescribeConfigRulesCommand({ ConfigRuleNames: names(26) }),
      "ValidationException 400",
    ],
    [
      "more than 25 names for verdicts",
      () => new DescribeComplianceByConfigRuleCommand({ ConfigRuleNames: names(26) }),
      "ValidationException 400",
    ],
    [
      "a limit above 50 for evaluation status",
      () => new DescribeConfigRuleEvaluationStatusCommand({ Limit: 51 }),
      "ValidationException 400",
    ],
    [
      "a limit above 100 for a rule's rows",
      () =>
        new GetComplianceDetailsByConfigRuleCommand({
          ConfigRuleName: "restricted-ssh",
          Limit: 101,
        }),
      "ValidationException 400",
    ],
    [
      "a rule name above 64 characters where the call allows no more",
      () => new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: longName }),
      "ValidationException 400",
    ],
    [
      "INSUFFICIENT_DATA as a filter of rows",
      () =>
        new GetComplianceDetailsByConfigRuleCommand({
          ConfigRuleName: "restricted-ssh",
          ComplianceTypes: ["INSUFFICIENT_DATA"],
        }),
      "InvalidParameterValueException 400",
    ],
    [
      "rows of an unknown rule",
      () => new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: "no-such-rule" }),
      "NoSuchConfigRuleException 400",
    ],
    [
      "a limit above 20 for packs",
      () => new DescribeConformancePacksCommand({ Limit: 21 }),
      "InvalidLimitException 400",
    ],
    [
      "an unknown pack",
      () => new DescribeConformancePacksCommand({ ConformancePackNames: ["no-such-pack"] }),
      "NoSuchConformancePackException 400",
    ],
    [
      "a limit above 1000 for a pack's rules",
      () =>
        new DescribeConformancePackComplianceCommand({ ConformancePackName: pack, Limit: 1001 }),
      "InvalidLimitException 400",
    ],
    [
      "INSUFFICIENT_DATA as a filter of a pack's rules",
      () =>
        new DescribeConformancePackComplianceCommand({
          ConformancePackName: pack,
          Filters: { ComplianceType: "INSUFFICIENT_DATA" },
        }),
      "InvalidParameterValueException 400",
    ],
    [
      "a limit above 100 for a pack's rows",
      () =>
        new GetConformancePackComplianceDetailsCommand({ ConformancePackName: pack, Limit: 101 }),
      "InvalidLimitException 400",
    ],
    [
      "more than 10 rules of a pack",
      () =>
        new GetConformancePackComplianceDetailsCommand({
          ConformancePackName: pack,
          Filters: { ConfigRuleNames: names(11) },
        }),
      "ValidationException 400",
    ],
    [
      "a rule that the pack did not deploy",
      () =>
        new GetConformancePackComplianceDetailsCommand({
          ConformancePackName: pack,
          Filters: { ConfigRuleNames: ["restricted-ssh"] },
        }),
      "NoSuchConfigRuleInConformancePackException 400",
    ],
    [
      "resource ids without their type",
      () =>
        new GetConformancePackComplianceDetailsCommand({
          ConformancePackName: pack,
          Filters: { ResourceIds: ["a"] },
        }),
      "InvalidParameterValueException 400",
    ],
    [
      "more than 5 packs at once",
      () => new GetConformancePackComplianceSummaryCommand({ ConformancePackNames: names(6) }),
      "ValidationException 400",
    ],
    [
      "no pack at all",
      () => new GetConformancePackComplianceSummaryCommand({ ConformancePackNames: [] }),
      "ValidationException 400",
    ],
    [
      "a limit above 20 for scores",
      () => new ListConformancePackComplianceScoresCommand({ Limit: 21 }),
      "InvalidLimitException 400",
    ],
    [
      "a limit above 50 for tags",
      () => new ListTagsForResourceCommand({ ResourceArn: "arn", Limit: 51 }),
      "InvalidLimitException 400",
    ],
    [
      "the tags of what is not there",
      () => new ListTagsForResourceCommand({ ResourceArn: "arn:aws:config:us-east-1:1:none" }),
      "ResourceNotFoundException 400",
    ],
    [
      "the tags of nothing",
      () => new ListTagsForResourceCommand({ ResourceArn: "" }),
      "ValidationException 400",
    ],
    [
      "more than 100 rows of SQL",
      () => new SelectResourceConfigCommand({ Expression: "SELECT resourceId", Limit: 101 }),
      "InvalidLimitException 400",
    ],
    [
      "SQL that AWS does not know",
      () => new SelectResourceConfigCommand({ Expression: "SELECT resourceId FROM resources" }),
      "InvalidExpressionException 400",
    ],
    [
      "SQL above 4096 characters",
      () => new SelectResourceConfigCommand({ Expression: `SELECT ${"a".repeat(4096)}` }),
      "ValidationException 400",
    ],
    [
      "more than 20 types to count",
      () => new GetDiscoveredResourceCountsCommand({ resourceTypes: names(21) }),
      "ValidationException 400",
    ],
    [
      "two recorders at once",
      () => new DescribeConfigurationRecordersCommand({ ConfigurationRecorderNames: ["a", "b"] }),
      "ValidationException 400",
    ],
    [
      "an unknown recorder",
      () => new DescribeConfigurationRecordersCommand({ ConfigurationRecorderNames: ["other"] }),
      "NoSuchConfigurationRecorderException 400",
    ],
    [
      "a token nobody gave out",
      () => new DescribeConfigRulesCommand({ NextToken: "made-up" }),
      "InvalidNextTokenException 400",
    ],
    [
      "deleting",
      () => new DeleteConfigRuleCommand({ ConfigRuleName: "restricted-ssh" }),
      "AccessDeniedException 400",
    ],
    [
      "writing",
      () =>
        new PutConfigRuleCommand({
          ConfigRule: { Source: { Owner: "AWS", SourceIdentifier: "A" } },
        }),
      "AccessDeniedException 400",
    ],
  ])("refuses %s", async (_, command, outcome) => {
    // One of many command types: the client's `send` wants to know which, and they all fit it.
    const asking = clients.config.send(command() as DescribeConfigRulesCommand);

    expect(await outcomeOf(asking)).toBe(outcome);
  });

  test("refuses an operation that AWS does not have, and keeps a record of it", async () => {
    const refusal = await send(served.url, {
      service: "config",
      headers: configTarget("DropEverything"),
      body: "{}",
    });

    expect(refusal.status).toBe(400);
    expect(JSON.parse(refusal.body).__type).toBe("UnknownOperationException");
    expect(account.calls.at(-1)).toMatchObject({
      service: "config",
      operation: "DropEverything",
      outcome: "UnknownOperationException",
    });
  });

  test("refuses a body that is no JSON, and a member of another type", async () => {
    const headers = configTarget("DescribeConformancePacks");

    const noJson = await send(served.url, { service: "config", headers, body: "{" });
    const wrongType = await send(served.url, {
      service: "config",
      headers,
      body: '{"Limit":"ten"}',
    });

    expect(JSON.parse(noJson.body).__type).toBe("SerializationException");
    expect(JSON.parse(wrongType.body).__type).toBe("SerializationException");
  });
});
