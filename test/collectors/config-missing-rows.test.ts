import { describe, expect, test } from "vitest";
import type { FakeAccount } from "../fake-aws/account.ts";
import { addBucketRule, addPackWith, anAccount, onlyThere, region } from "./a-region.ts";
import { aSandbox, callsIn } from "./a-sandbox.ts";

const words = "config:DescribeComplianceByConfigRule";

/** Makes the query leave out every rule but these. */
function leaveOutAllBut(account: FakeAccount, ...ruleNames: readonly string[]) {
  const row = JSON.stringify({
    configuration: {
      targetResourceId: "seen",
      targetResourceType: "AWS::S3::Bucket",
      configRuleList: ruleNames.map((configRuleName) => ({
        configRuleName,
        complianceType: "COMPLIANT",
      })),
    },
  });
  account.fault({
    operation: "SelectResourceConfig",
    fault: { kind: "answer", body: JSON.stringify({ Results: [row] }) },
  });
}

describe("a rule of which the query gave no row", () => {
  test("has nothing in scope where AWS too says that it has no data: 25 rules a question", async () => {
    const account = anAccount();
    addBucketRule(account, { seen: "COMPLIANT" });
    for (let index = 0; index < 30; index++)
      addBucketRule(account, { other: "NOT_APPLICABLE" }, { name: `silent-${index}` });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(callsIn(account, region)[words]).toBe(2);
    expect(collected.rule(region, "silent-7").state).toEqual({ kind: "nothing_in_scope" });
  });

  test("is not asked about where its status says why there is none", async () => {
    const account = anAccount();
    addBucketRule(account, { seen: "COMPLIANT" });
    account.addRule(region, { name: "never-ran" });
    const { collect } = await aSandbox(account);

    await collect(onlyThere);

    expect(callsIn(account, region)).not.toHaveProperty(words);
  });

  test("is read from its own listing where AWS has a verdict: from its pack, narrowed, or alone", async () => {
    const account = anAccount();
    const seen = addBucketRule(account, { seen: "COMPLIANT" }, { name: "seen" });
    const { ruleNames } = addPackWith(account, "pack", {
      one: { good: "COMPLIANT", bad: "NON_COMPLIANT" },
      two: { good: "COMPLIANT" },
    });
    const lone = addBucketRule(account, { bad: "NON_COMPLIANT" });
    leaveOutAllBut(account, seen);
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.config(region).coverage.state).toBe("read");
    expect(ruleNames.map((name) => collected.rule(region, name).rows.length)).toEqual([2, 1]);
    expect(collected.rule(region, lone)).toMatchObject({
      state: { kind: "evaluated" },
      rows: [{ compliance: "NON_COMPLIANT", annotation: "bad keeps no versions" }],
    });
    expect(callsIn(account, region)).toMatchObject({
      "config:GetConformancePackComplianceDetails": 1,
      "config:GetComplianceDetailsByConfigRule": 1,
    });
  });

  test("is not read with a whole pack where the pack's other rules may have many rows", async () => {
    const account = anAccount();
    const bucketsOf = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`bucket-${index}`, "COMPLIANT" as const]),
      );
    const few = Array.from({ length: 11 }, (_, index) => [`few-${index}`, bucketsOf(1)]);
    const many = ["x", "y", "z"].map((name) => [name, bucketsOf(150)]);
    const { ruleNames } = addPackWith(account, "pack", Object.fromEntries([...few, ...many]));
    leaveOutAllBut(account, ...ruleNames.slice(11));
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(callsIn(account, region)["config:GetConformancePackComplianceDetails"]).toBe(2);
    for (const name of ruleNames.slice(0, 11))
      expect(collected.rule(region, name).rows).toHaveLength(1);
  });

  test("is not read where its listing is refused", async () => {
    const account = anAccount();
    const seen = addBucketRule(account, { seen: "COMPLIANT" }, { name: "seen" });
    const lone = addBucketRule(account, { bad: "NON_COMPLIANT" });
    leaveOutAllBut(account, seen);
    account.fault({
      operation: "GetComplianceDetailsByConfigRule",
      fault: { kind: "denied_by_scp" },
    });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, lone)).toMatchObject({
      state: { kind: "not_read", reason: "denied_by_scp" },
      rows: [],
    });
    expect(collected.rule(region, seen).state.kind).toBe("evaluated");
    expect(collected.config(region).coverage).toMatchObject({
      state: "partial",
      reason: "denied_by_scp",
    });
  });

  test("is not read where AWS's word is refused: nothing in scope is not to be guessed", async () => {
    const account = anAccount();
    addBucketRule(account, { seen: "COMPLIANT" });
    const silent = addBucketRule(account, { other: "NOT_APPLICABLE" }, { name: "silent" });
    account.fault({ operation: "DescribeComplianceByConfigRule", fault: { kind: "denied" } });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, silent).state).toMatchObject({
      kind: "not_read",
      reason: "denied",
    });
    // Whatever it would list, half an answer stays half an answer.
    expect(callsIn(account, region)).not.toHaveProperty("config:GetComplianceDetailsByConfigRule");
    expect(collected.config(region).coverage).toMatchObject({ state: "partial", reason: "denied" });
  });

  test("is not read where its name is too long to be asked for", async () => {
    const account = anAccount();
    const seen = addBucketRule(account, { seen: "COMPLIANT" }, { name: "seen" });
    const long = addBucketRule(account, { bad: "NON_COMPLIANT" }, { name: "n".repeat(65) });
    leaveOutAllBut(account, seen);
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, long).state).toMatchObject({
      kind: "not_read",
      detail: expect.stringContaining("64 characters"),
    });
    expect(collected.config(region).coverage.state).toBe("partial");
  });

  test("has insufficient data where AWS gives a verdict and lists nothing that it judged", async () => {
    const account = anAccount();
    const seen = addBucketRule(account, { seen: "COMPLIANT" }, { name: "seen" });
    const lone = addBucketRule(account, { bad: "NON_COMPLIANT" });
    leaveOutAllBut(account, seen);
    account.fault({
      operation: "GetComplianceDetailsByConfigRule",
      fault: { kind: "answer", body: '{"EvaluationResults":[]}' },
    });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, lone).state).toEqual({
      kind: "insufficient_data",
      detail: "AWS Config says NON_COMPLIANT and lists no resource",
    });
  });
});
