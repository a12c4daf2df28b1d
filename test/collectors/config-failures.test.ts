import { describe, expect, test } from "vitest";
import type { FakeAccount } from "../fake-aws/account.ts";
import { addBucketRule, addPackWith, anAccount, onlyThere, region } from "./a-region.ts";
import { aSandbox, callsIn } from "./a-sandbox.ts";

const deny = (account: FakeAccount, operation: string) =>
  account.deny({ service: "config", operation, by: "identity_policy" });

describe("Config is not read at all", () => {
  test.each([
    "DescribeConfigurationRecorders",
    "DescribeConfigurationRecorderStatus",
    "DescribeConfigRules",
  ])("when %s is refused, and the refusal stands in the ledger", async (operation) => {
    const account = anAccount();
    addBucketRule(account, { good: "COMPLIANT" });
    deny(account, operation);
    const { collect } = await aSandbox(account);

    const observation = (await collect(onlyThere)).config(region);

    expect(observation.reading).toBeNull();
    expect(observation.coverage).toMatchObject({
      state: "not_read",
      reason: "denied",
      detail: expect.stringMatching(
        `^config:${operation}: AccessDeniedException: .* not authorized to perform: config:${operation}`,
      ),
    });
  });
});

describe("Config is read in part, and what was read is kept", () => {
  test("when packs are refused: packs are unknown, rules and verdicts are there", async () => {
    const account = anAccount();
    const { ruleNames } = addPackWith(account, "pack", { one: { bad: "NON_COMPLIANT" } });
    deny(account, "DescribeConformancePacks");
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.config(region).coverage).toMatchObject({
      state: "partial",
      reason: "denied",
      detail: expect.stringContaining("config:DescribeConformancePacks"),
    });
    expect(collected.config(region).reading?.packs).toBeNull();
    // The row's words come rule by rule instead.
    expect(collected.rule(region, ruleNames[0] ?? "")).toMatchObject({
      state: { kind: "evaluated" },
      packName: null,
      rows: [{ annotation: "bad keeps no versions" }],
    });
  });

  test("when packs' verdicts are refused: AWS's verdict is not read, its score is", async () => {
    const account = anAccount();
    addPackWith(account, "pack", { one: { bad: "NON_COMPLIANT", good: "COMPLIANT" } });
    deny(account, "GetConformancePackComplianceSummary");
    const { collect } = await aSandbox(account);

    const { coverage, reading } = (await collect(onlyThere)).config(region);

    expect(coverage).toMatchObject({ state: "partial", reason: "denied" });
    expect(reading?.packs).toMatchObject([{ compliance: "NOT_READ", awsScore: 50 }]);
  });

  test("when packs' scores are refused: AWS's verdict is there, without a score", async () => {
    const account = anAccount();
    addPackWith(account, "pack", { one: { bad: "NON_COMPLIANT" } });
    deny(account, "ListConformancePackComplianceScores");
    const { collect } = await aSandbox(account);

    const { coverage, reading } = (await collect(onlyThere)).config(region);

    expect(coverage).toMatchObject({ state: "partial", reason: "denied" });
    expect(reading?.packs).toMatchObject([{ compliance: "NON_COMPLIANT", awsScore: null }]);
  });

  test("when the query is refused: every rule's results are not read, and no row is given", async () => {
    const account = anAccount();
    const name = addBucketRule(account, { good: "COMPLIANT" });
    deny(account, "SelectResourceConfig");
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, name)).toMatchObject({
      state: {
        kind: "not_read",
        reason: "denied",
        detail: expect.stringContaining("SelectResourceConfig"),
      },
      rows: [],
    });
    expect(collected.config(region).coverage).toMatchObject({ state: "partial", reason: "denied" });
  });

  test("when the query breaks on its second page: no rule is given half of its rows", async () => {
    const account = anAccount();
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`bucket-${index}`, "COMPLIANT" as const]),
    );
    const name = addBucketRule(account, many);
    account.fault({ operation: "SelectResourceConfig", after: 1, fault: { kind: "html_page" } });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, name)).toMatchObject({
      state: { kind: "not_read", reason: "malformed" },
      rows: [],
    });
  });

  test("when evaluation states are refused: rules without rows are not read, the others are", async () => {
    const account = anAccount();
    const judged = addBucketRule(account, { good: "COMPLIANT" });
    const silent = addBucketRule(account, {}, { name: "silent" });
    deny(account, "DescribeConfigRuleEvaluationStatus");
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, judged).state).toEqual({ kind: "evaluated" });
    expect(collected.rule(region, silent).state).toMatchObject({
      kind: "not_read",
      reason: "denied",
    });
    expect(collected.config(region).coverage.state).toBe("partial");
  });

  test("when the failures' words are refused: verdicts stand without words, and one call was enough to learn it", async () => {
    const account = anAccount();
    const names = ["one", "two"].map((name) =>
      addBucketRule(account, { bad: "NON_COMPLIANT" }, { name }),
    );
    deny(account, "GetComplianceDetailsByConfigRule");
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(callsIn(account, region)["config:GetComplianceDetailsByConfigRule"]).toBe(1);
    for (const name of names)
      expect(collected.rule(region, name)).toMatchObject({
        state: { kind: "evaluated" },
        rows: [{ compliance: "NON_COMPLIANT", annotation: null, evaluatedAt: null }],
      });
    expect(collected.config(region).coverage).toMatchObject({ state: "partial", reason: "denied" });
  });

  test("and every failed part is told, each once", async () => {
    const account = anAccount();
    addPackWith(account, "pack", { one: { bad: "NON_COMPLIANT" } });
    deny(account, "ListConformancePackComplianceScores");
    deny(account, "GetConformancePackComplianceDetails");
    const { collect } = await aSandbox(account);

    const { detail } = (await collect(onlyThere)).config(region).coverage;

    expect(
      detail
        .split("; ")
        .map((part) => part.split(": ")[0])
        .sort(),
    ).toEqual([
      "config:GetConformancePackComplianceDetails",
      "config:ListConformancePackComplianceScores",
    ]);
  });

  test("where the recorder is stopped, that stays the reason and the failure is told beside it", async () => {
    const account = anAccount();
    const name = addBucketRule(account, { good: "COMPLIANT" });
    account.stopRecorder(region);
    deny(account, "SelectResourceConfig");
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.config(region).coverage).toMatchObject({
      state: "not_set_up",
      reason: "recorder_stopped",
      detail: expect.stringMatching(/is stopped; config:SelectResourceConfig: AccessDenied/),
    });
    expect(collected.rule(region, name).state.kind).toBe("not_read");
  });
});

describe("conformance packs", () => {
  test("that no rule's name points to are asked for their rules", async () => {
    const account = anAccount();
    const { packId } = addPackWith(account, "pack", {});
    addBucketRule(account, { bad: "NON_COMPLIANT" }, { name: "named-otherwise", packId });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(callsIn(account, region)["config:DescribeConformancePackCompliance"]).toBe(1);
    expect(collected.config(region).reading?.packs).toMatchObject([
      { ruleNames: ["named-otherwise"] },
    ]);
    expect(collected.rule(region, "named-otherwise")).toMatchObject({
      packName: "pack",
      rows: [{ annotation: "bad keeps no versions" }],
    });
  });

  test("whose rules cannot be asked for say so", async () => {
    const account = anAccount();
    addPackWith(account, "pack", {});
    deny(account, "DescribeConformancePackCompliance");
    const { collect } = await aSandbox(account);

    const { coverage, reading } = (await collect(onlyThere)).config(region);

    expect(reading?.packs).toMatchObject([{ name: "pack", ruleNames: null }]);
    expect(coverage).toMatchObject({ state: "partial", reason: "denied" });
  });

  test("are asked for their verdicts five at once", async () => {
    const account = anAccount();
    for (let index = 0; index < 11; index++)
      addPackWith(account, `pack-${index}`, { [`rule-${index}`]: { good: "COMPLIANT" } });
    const { collect } = await aSandbox(account);

    const { reading } = (await collect(onlyThere)).config(region);

    expect(callsIn(account, region)["config:GetConformancePackComplianceSummary"]).toBe(3);
    expect(reading?.packs?.map(({ compliance }) => compliance)).toEqual(
      Array(11).fill("COMPLIANT"),
    );
  });

  test("of which nothing fails cost no slow call", async () => {
    const account = anAccount();
    addPackWith(account, "pack", { one: { good: "COMPLIANT" } });
    const { collect } = await aSandbox(account);

    await collect(onlyThere);

    expect(callsIn(account, region)).not.toHaveProperty(
      "config:GetConformancePackComplianceDetails",
    );
  });
});
