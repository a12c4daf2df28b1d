import { describe, expect, test } from "vitest";
import { buildRecorder, buildSampleAccount } from "../fake-aws/sample-account.ts";
import {
  addBucketRule,
  addPackWith,
  anAccount,
  onlyThere,
  region,
  verdictRecords,
} from "./a-region.ts";
import { aSandbox, callsIn, now } from "./a-sandbox.ts";

const withoutVerdictRecords = { strategy: "exclusion", resourceTypes: [verdictRecords] } as const;

describe("where AWS Config keeps no records of its verdicts", () => {
  test("pack by pack and rule by rule gives the same verdicts, reasons and rules as the query", async () => {
    const account = buildSampleAccount({ now });
    const { collect } = await aSandbox(account);
    const here = { regions: ["us-west-2"] };

    const byQuery = await collect(here);
    account.region("us-west-2").recorder = buildRecorder(account, {
      strategy: "exclusion",
      // What `all` leaves out by itself, and the verdicts.
      resourceTypes: [
        verdictRecords,
        ...["User", "Group", "Role", "Policy"].map((kind) => `AWS::IAM::${kind}`),
      ],
    });
    account.forgetCalls();
    const byRule = await collect(here);

    const verdicts = (collected: typeof byQuery) =>
      collected
        .evaluations("us-west-2")
        .map((row) => [
          row.ruleName,
          row.resourceType,
          row.resourceId,
          row.compliance,
          // The query gives no words for what passes.
          row.compliance === "NON_COMPLIANT" ? row.annotation : null,
        ])
        .map(String)
        .sort();
    expect(callsIn(account, "us-west-2")).not.toHaveProperty("config:SelectResourceConfig");
    expect(verdicts(byRule)).toEqual(verdicts(byQuery));
    expect(verdicts(byRule).length).toBeGreaterThan(400);
    const { packs, rules } = byQuery.config("us-west-2").reading ?? {};
    expect(byRule.config("us-west-2").reading).toMatchObject({ packs, rules });
  });

  test("every row says when it was judged, but not since when it stands", async () => {
    const account = anAccount(withoutVerdictRecords);
    const name = addBucketRule(account, { good: "COMPLIANT" });
    const { collect } = await aSandbox(account);

    const { rows } = (await collect(onlyThere)).rule(region, name);

    expect(rows).toMatchObject([{ evaluatedAt: account.now.toISOString(), inStateSince: null }]);
  });

  test("rules that AWS calls without data cost no slow call", async () => {
    const account = anAccount(withoutVerdictRecords);
    addBucketRule(account, { good: "COMPLIANT" });
    addBucketRule(account, {}, { name: "silent" });
    const { collect } = await aSandbox(account);

    await collect(onlyThere);

    expect(callsIn(account, region)["config:GetComplianceDetailsByConfigRule"]).toBe(1);
  });

  test("a name too long for the question is read from the pack, or else not read, with the reason", async () => {
    const account = anAccount(withoutVerdictRecords);
    const long = "a-rule-with-a-name-that-says-everything-there-is-to-say-about-buckets";
    const { ruleNames } = addPackWith(account, "pack", { [long]: { bad: "NON_COMPLIANT" } });
    addBucketRule(account, { bad: "NON_COMPLIANT" }, { name: long });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(account.calls.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
    expect(collected.rule(region, ruleNames[0] ?? "").rows).toHaveLength(1);
    expect(collected.rule(region, long)).toMatchObject({
      state: {
        kind: "not_read",
        reason: "aws_error",
        detail: expect.stringContaining("64 characters"),
      },
      rows: [],
    });
    expect(collected.config(region).coverage).toMatchObject({
      state: "partial",
      reason: "aws_error",
    });
  });

  test("a pack that is refused leaves its rules not read, and the others are read", async () => {
    const account = anAccount(withoutVerdictRecords);
    const { ruleNames } = addPackWith(account, "pack", { one: { bad: "NON_COMPLIANT" } });
    const lone = addBucketRule(account, { bad: "NON_COMPLIANT" });
    account.deny({
      service: "config",
      operation: "GetConformancePackComplianceDetails",
      by: "identity_policy",
    });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, ruleNames[0] ?? "")).toMatchObject({
      state: { kind: "not_read", reason: "denied" },
      rows: [],
    });
    expect(collected.rule(region, lone).rows).toHaveLength(1);
    expect(collected.config(region).coverage).toMatchObject({
      state: "partial",
      reason: "denied",
      detail: expect.stringContaining("config:GetConformancePackComplianceDetails"),
    });
  });

  test("after a refusal the same question is not asked for the other rules", async () => {
    const account = anAccount(withoutVerdictRecords);
    for (const name of ["one", "two", "three"])
      addBucketRule(account, { bad: "NON_COMPLIANT" }, { name });
    account.deny({
      service: "config",
      operation: "GetComplianceDetailsByConfigRule",
      by: "service_control_policy",
    });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(callsIn(account, region)["config:GetComplianceDetailsByConfigRule"]).toBe(1);
    for (const name of ["one", "two", "three"])
      expect(collected.rule(region, name).state).toMatchObject({ reason: "denied_by_scp" });
  });

  test("an answer that breaks in the middle costs that one rule, never half of its rows", async () => {
    const account = anAccount(withoutVerdictRecords);
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`bucket-${index}`, "COMPLIANT" as const]),
    );
    addBucketRule(account, many, { name: "first" });
    addBucketRule(account, { good: "COMPLIANT" }, { name: "second" });
    account.fault({
      operation: "GetComplianceDetailsByConfigRule",
      after: 1,
      times: 1,
      fault: { kind: "malformed_json" },
    });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, "first")).toMatchObject({
      state: { kind: "not_read", reason: "malformed" },
      rows: [],
    });
    expect(collected.rule(region, "second").rows).toHaveLength(1);
  });

  test("a pack's answer that breaks costs every rule it gave rows of, even one on which AWS has no data", async () => {
    const account = anAccount(withoutVerdictRecords);
    const bucketsOf = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`bucket-${index}`, "COMPLIANT" as const]),
      );
    const { ruleNames } = addPackWith(account, "pack", { a: bucketsOf(50), b: bucketsOf(100) });
    const words = ["INSUFFICIENT_DATA", "COMPLIANT"];
    const answer = ruleNames.map((ConfigRuleName, index) => ({
      ConfigRuleName,
      Compliance: { ComplianceType: words[index] },
    }));
    account.fault({
      operation: "DescribeComplianceByConfigRule",
      fault: { kind: "answer", body: JSON.stringify({ ComplianceByConfigRules: answer }) },
    });
    account.fault({
      operation: "GetConformancePackComplianceDetails",
      after: 1,
      fault: { kind: "malformed_json" },
    });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rows.evaluations(region)).toHaveLength(100);
    for (const name of ruleNames)
      expect(collected.rule(region, name).state).toMatchObject({
        kind: "not_read",
        reason: "malformed",
      });
  });

  test("AWS's words on the rules may be refused: then all rows are asked for", async () => {
    const account = anAccount(withoutVerdictRecords);
    const name = addBucketRule(account, { good: "COMPLIANT" });
    account.deny({
      service: "config",
      operation: "DescribeComplianceByConfigRule",
      by: "identity_policy",
    });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, name).rows).toHaveLength(1);
    expect(collected.config(region).coverage).toMatchObject({ state: "partial", reason: "denied" });
  });
});

describe("where the query finds nothing", () => {
  test("but rules have results, they are read rule by rule", async () => {
    const account = anAccount();
    const name = addBucketRule(account, { bad: "NON_COMPLIANT" });
    account.fault({
      operation: "SelectResourceConfig",
      fault: { kind: "answer", body: '{"Results":[],"QueryInfo":{}}' },
    });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, name).rows).toMatchObject([{ compliance: "NON_COMPLIANT" }]);
    expect(collected.config(region).coverage.state).toBe("read");
  });

  test("and no rule has a result, no slow call is made", async () => {
    const account = anAccount();
    addBucketRule(account, {});
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(callsIn(account, region)).not.toHaveProperty("config:GetComplianceDetailsByConfigRule");
    expect(collected.config(region).coverage.state).toBe("read");
  });
});
