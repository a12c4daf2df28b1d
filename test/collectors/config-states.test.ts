import { describe, expect, test } from "vitest";
import { addBucketRule, anAccount, bucketRule, onlyThere, region } from "./a-region.ts";
import { aSandbox, callsIn } from "./a-sandbox.ts";

describe("a rule with rows", () => {
  test("is evaluated, and each row says since when, the failing ones also why and when judged", async () => {
    const account = anAccount();
    const name = addBucketRule(account, { good: "COMPLIANT", bad: "NON_COMPLIANT" });
    const { collect } = await aSandbox(account);

    const rule = (await collect(onlyThere)).rule(region, name);

    expect(rule).toMatchObject({ identifier: "S3_BUCKET_VERSIONING_ENABLED", owner: "AWS" });
    expect(rule.state).toEqual({ kind: "evaluated" });
    const at = account.now.toISOString();
    const row = { accountId: account.id, region, ruleName: name, resourceType: "AWS::S3::Bucket" };
    expect(rule.rows).toEqual([
      {
        ...row,
        resourceId: "bad",
        compliance: "NON_COMPLIANT",
        annotation: "bad keeps no versions",
        inStateSince: at,
        evaluatedAt: at,
      },
      {
        ...row,
        resourceId: "good",
        compliance: "COMPLIANT",
        annotation: null,
        inStateSince: at,
        evaluatedAt: null,
      },
    ]);
  });

  test("that judge planned resources only has none: a proposal is not a posture", async () => {
    const account = anAccount();
    const name = addBucketRule(account, { real: "COMPLIANT" });
    const key = [...account.rule(region, name).rows.keys()][0] ?? "";
    const planned = account.rule(region, name).rows.get(key);
    if (planned) account.rule(region, name).rows.set(key, { ...planned, mode: "PROACTIVE" });
    const { collect } = await aSandbox(account);

    const rule = (await collect(onlyThere)).rule(region, name);

    expect(rule.rows).toEqual([]);
    expect(rule.state.kind).not.toBe("evaluated");
  });
});

describe("a rule without rows", () => {
  const stateOf = async (account: ReturnType<typeof anAccount>, name = bucketRule.name) => {
    const { collect } = await aSandbox(account);
    return (await collect(onlyThere)).rule(region, name);
  };

  test("that ran well, with a recorder that records its types, has nothing in scope", async () => {
    const account = anAccount();
    addBucketRule(account, { elsewhere: "NOT_APPLICABLE" });

    const rule = await stateOf(account);

    expect(rule.state).toEqual({ kind: "nothing_in_scope" });
    expect(rule.lastEvaluatedAt).toBe(account.now.toISOString());
  });

  test("that never ran has insufficient data", async () => {
    const account = anAccount();
    account.addRule(region, bucketRule);

    const rule = await stateOf(account);

    expect(rule.state).toEqual({ kind: "insufficient_data", detail: "never evaluated" });
    expect(rule.lastEvaluatedAt).toBeNull();
  });

  test("that has begun to run but never ended well has insufficient data", async () => {
    const account = anAccount();
    account.addRule(region, bucketRule).firstEvaluationStarted = true;

    const rule = await stateOf(account);

    expect(rule.state).toEqual({ kind: "insufficient_data", detail: "never evaluated" });
  });

  test("whose last evaluation failed says AWS's words, though it once ran well", async () => {
    const account = anAccount();
    addBucketRule(account, { bad: "NON_COMPLIANT" });
    account.rule(region, bucketRule.name).lastFailure = {
      at: new Date(account.now.getTime() + 60_000),
      code: "AccessDenied",
      message: "The role may not list buckets.",
    };

    const rule = await stateOf(account);

    expect(rule.state).toEqual({
      kind: "insufficient_data",
      detail: "AccessDenied: The role may not list buckets.",
    });
  });

  test.each([
    ["leaves them out", { strategy: "exclusion" as const, resourceTypes: ["AWS::S3::Bucket"] }],
    [
      "records other types only",
      {
        strategy: "inclusion" as const,
        resourceTypes: ["AWS::Config::ResourceCompliance", "AWS::EC2::Volume"],
      },
    ],
  ])("whose recorder %s has insufficient data, and the type is named", async (_, recorder) => {
    const account = anAccount(recorder);
    addBucketRule(account, { unseen: "NOT_APPLICABLE" });

    const rule = await stateOf(account);

    expect(rule.state).toEqual({
      kind: "insufficient_data",
      detail: "the recorder does not record AWS::S3::Bucket",
    });
  });

  test("about global types is blind where the recorder leaves global types out", async () => {
    const account = anAccount({ includesGlobalTypes: false, legacy: true });
    addBucketRule(account, { someone: "NOT_APPLICABLE" }, { resourceTypes: ["AWS::IAM::User"] });

    const rule = await stateOf(account);

    expect(rule.state).toMatchObject({ detail: "the recorder does not record AWS::IAM::User" });
  });

  test("about the account itself needs no recorded type", async () => {
    const account = anAccount({
      strategy: "inclusion",
      resourceTypes: ["AWS::Config::ResourceCompliance"],
    });
    addBucketRule(account, { none: "NOT_APPLICABLE" }, { resourceTypes: [], trigger: "periodic" });

    const rule = await stateOf(account);

    expect(rule.state).toEqual({ kind: "nothing_in_scope" });
  });
});

describe("rules on their way out", () => {
  test("are not rules of the posture", async () => {
    const account = anAccount();
    addBucketRule(account, { one: "COMPLIANT" });
    addBucketRule(account, { one: "NON_COMPLIANT" }, { name: "going" });
    account.rule(region, "going").state = "DELETING";
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    const { reading } = collected.config(region);
    expect(reading?.rules.map(({ name }) => name)).toEqual([bucketRule.name]);
    expect(collected.evaluations(region)).toHaveLength(1);
  });
});

describe("the recorder", () => {
  test("that is missing makes Config not set up, and the rules' last verdicts are still given", async () => {
    const account = anAccount(null);
    const name = addBucketRule(account, { bad: "NON_COMPLIANT" });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.config(region).coverage).toMatchObject({
      state: "not_set_up",
      reason: "recorder_missing",
    });
    expect(collected.config(region).reading?.recorder).toBeNull();
    expect(collected.rule(region, name).rows).toHaveLength(1);
  });

  test("that is stopped makes Config not set up, with AWS's verdicts given all the same", async () => {
    const account = anAccount();
    const name = addBucketRule(account, { bad: "NON_COMPLIANT", good: "COMPLIANT" });
    account.stopRecorder(region);
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.config(region).coverage).toMatchObject({
      state: "not_set_up",
      reason: "recorder_stopped",
      detail: "config:DescribeConfigurationRecorderStatus: the recorder default is stopped",
    });
    expect(collected.rule(region, name).rows).toHaveLength(2);
  });

  test("says what it records, and AWS's words when its last delivery failed", async () => {
    const account = anAccount({
      strategy: "exclusion",
      resourceTypes: ["AWS::EC2::Volume"],
      lastStatus: "Failure",
      lastError: { code: "NoSuchBucket", message: "The bucket is gone." },
    });
    const { collect } = await aSandbox(account);

    const { reading } = (await collect(onlyThere)).config(region);

    expect(reading?.recorder).toEqual({
      region,
      name: "default",
      recording: true,
      records: "all_but",
      resourceTypes: ["AWS::EC2::Volume"],
      includesGlobalTypes: false,
      lastError: "NoSuchBucket: The bucket is gone.",
    });
  });
});

describe("evaluation states", () => {
  test("are asked of every rule: how old a verdict is stands nowhere else", async () => {
    const account = anAccount();
    const judged = addBucketRule(account, { one: "COMPLIANT" });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, judged).lastEvaluatedAt).toMatch(/^20\d\d-/);
  });

  test("come fifty a page", async () => {
    const account = anAccount();
    addBucketRule(account, { one: "COMPLIANT" });
    for (let index = 0; index < 51; index++)
      account.addRule(region, { ...bucketRule, name: `silent-${index}` });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(callsIn(account, region)["config:DescribeConfigRuleEvaluationStatus"]).toBe(2);
    expect(collected.rule(region, "silent-50").state.kind).toBe("insufficient_data");
  });
});
