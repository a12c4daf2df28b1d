import { describe, expect, test } from "vitest";
import type { FakeAccount } from "../fake-aws/account.ts";
import type { Fault } from "../fake-aws/faults.ts";
import {
  addBucketRule,
  addPackWith,
  anAccount,
  aSettledSandbox,
  onlyThere,
  region,
} from "./a-region.ts";
import { callsIn } from "./a-sandbox.ts";

const refusal = (name: string): Fault => ({
  kind: "answer",
  status: 400,
  body: JSON.stringify({ __type: name, message: `${name} of the sandbox` }),
});

const many = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`bucket-${index}`, "NON_COMPLIANT" as const]),
  );

const withoutVerdictRecords = {
  strategy: "exclusion",
  resourceTypes: ["AWS::Config::ResourceCompliance"],
} as const;

describe("what is deleted between the list and the question about it is no failure", () => {
  test("a rule is left out, and so is its name in its pack", async () => {
    const account = anAccount();
    const { ruleNames } = addPackWith(account, "pack", { stays: {}, goes: {} });
    const [stays = "", goes = ""] = ruleNames;
    for (const name of ruleNames) account.rule(region, name).lastSuccessAt = account.now;
    for (const name of ruleNames) account.rule(region, name).firstEvaluationStarted = true;
    const lone = addBucketRule(account, { bad: "NON_COMPLIANT" });
    // Both rules are asked about at once, and then each alone.
    for (const after of [0, 0])
      account.fault({
        operation: "DescribeComplianceByConfigRule",
        after,
        times: 1,
        fault: refusal("NoSuchConfigRuleException"),
      });
    const { collect } = await aSettledSandbox(account);

    const collected = await collect(onlyThere);

    const { coverage, reading } = collected.config(region);
    expect(coverage.state).toBe("read");
    expect(reading?.rules.map(({ name }) => name)).toEqual([lone, stays]);
    expect(reading?.packs).toMatchObject([{ name: "pack", ruleNames: [stays] }]);
    expect(goes).not.toBe("");
  });

  test.each([
    ["with the query", {}],
    ["without it", withoutVerdictRecords],
  ])("a rule outside every pack is left out, %s", async (_, recorder) => {
    const account = anAccount(recorder);
    addBucketRule(account, { bad: "NON_COMPLIANT" }, { name: "goes" });
    addBucketRule(account, { bad: "NON_COMPLIANT" }, { name: "stays" });
    account.fault({
      operation: "GetComplianceDetailsByConfigRule",
      times: 1,
      fault: refusal("NoSuchConfigRuleException"),
    });
    const { collect } = await aSettledSandbox(account);

    const collected = await collect(onlyThere);

    const { coverage, reading } = collected.config(region);
    expect(coverage.state).toBe("read");
    expect(reading?.rules.map(({ name }) => name)).toEqual(["stays"]);
    expect(collected.rule(region, "stays").rows).toMatchObject([
      { annotation: "bad keeps no versions" },
    ]);
  });

  test.each([
    ["GetConformancePackComplianceDetails", {}],
    ["GetConformancePackComplianceDetails", withoutVerdictRecords],
    ["GetConformancePackComplianceSummary", {}],
    ["DescribeConformancePackCompliance", {}],
  ])(
    "a pack is left out with its rules where %s no longer knows it (%#)",
    async (operation, recorder) => {
      const account = anAccount(recorder);
      addPackWith(
        account,
        "goes",
        operation === "DescribeConformancePackCompliance" ? {} : { one: { bad: "NON_COMPLIANT" } },
      );
      const lone = addBucketRule(account, { good: "COMPLIANT" });
      account.fault({ operation, fault: refusal("NoSuchConformancePackException") });
      const { collect } = await aSettledSandbox(account);

      const { coverage, reading } = (await collect(onlyThere)).config(region);

      expect(coverage).toMatchObject({ state: "read", detail: "" });
      expect(reading?.packs).toEqual([]);
      expect(reading?.rules.map(({ name }) => name)).toEqual([lone]);
    },
  );

  test("one pack of five that is gone leaves AWS's word on the other four", async () => {
    const account = anAccount();
    for (const name of ["a", "b", "c", "d", "e"])
      addPackWith(account, name, { [`rule-${name}`]: { good: "COMPLIANT" } });
    // All five; the first three; its first two are fine, the third is the one; and the last two.
    for (const after of [0, 0, 1])
      account.fault({
        operation: "GetConformancePackComplianceSummary",
        after,
        times: 1,
        fault: refusal("NoSuchConformancePackException"),
      });
    const { collect } = await aSettledSandbox(account);

    const { coverage, reading } = (await collect(onlyThere)).config(region);

    expect(coverage.state).toBe("read");
    expect(reading?.packs?.map(({ name, compliance }) => [name, compliance])).toEqual(
      ["a", "b", "d", "e"].map((name) => [name, "COMPLIANT"]),
    );
  });

  test("a rule that left its pack: the others are read from it still", async () => {
    const account = anAccount();
    const rules = Object.fromEntries(["a", "b", "c"].map((name) => [name, many(60)]));
    const { ruleNames } = addPackWith(account, "pack", rules);
    const { collect } = await aSettledSandbox(account);
    const first = await collect(onlyThere);
    account.advance(3_600);
    for (const rule of ruleNames.slice(0, 2))
      for (let index = 0; index < 60; index++) {
        const which = { region, rule, resourceType: "AWS::S3::Bucket" };
        account.setVerdict({ ...which, resourceId: `new-${index}`, verdict: "NON_COMPLIANT" });
      }
    account.fault({
      operation: "GetConformancePackComplianceDetails",
      times: 1,
      fault: refusal("NoSuchConfigRuleInConformancePackException"),
    });
    account.forgetCalls();

    const second = await collect(onlyThere, { after: first });

    expect(second.config(region).coverage.state).toBe("read");
    for (const rule of ruleNames)
      expect(second.rule(region, rule).rows.filter((row) => row.evaluatedAt === null)).toEqual([]);
  });
});

describe("a rule that is named like a pack's and is not in it", () => {
  /** Two rules of a pack and a stranger between them, each with failures that the first collection missed. */
  async function aStranger() {
    const account = anAccount();
    const { packId, ruleNames } = addPackWith(account, "pack", { a: many(60), c: many(60) });
    const stranger = addBucketRule(account, many(60), { name: `b-${packId}` });
    return {
      account,
      stranger,
      names: [...ruleNames, stranger],
      sandbox: await aSettledSandbox(account),
    };
  }

  function failAnew(account: FakeAccount, names: readonly string[]) {
    account.advance(3_600);
    for (const rule of names)
      for (let index = 0; index < 60; index++) {
        const which = { region, rule, resourceType: "AWS::S3::Bucket", annotation: "anew" };
        account.setVerdict({ ...which, resourceId: `new-${index}`, verdict: "NON_COMPLIANT" });
      }
  }

  test.each([
    [1, "by itself"],
    [2, "with another"],
  ])(
    "is asked for under its own name, with its failing rows (%i rules asked about)",
    async (count) => {
      const { account, stranger, names, sandbox } = await aStranger();
      const first = await sandbox.collect(onlyThere);
      failAnew(account, names.slice(-count));
      account.forgetCalls();

      const second = await sandbox.collect(onlyThere, { after: first });

      expect(second.config(region).coverage).toMatchObject({ state: "read", detail: "" });
      expect(account.calls.map(({ outcome }) => outcome)).toContain(
        "NoSuchConfigRuleInConformancePackException",
      );
      for (const name of names.slice(-count)) {
        const { rows } = second.rule(region, name);
        expect(rows).toHaveLength(120);
        expect(rows.filter(({ annotation }) => annotation === "anew")).toHaveLength(60);
      }
      expect(stranger).toBe(names.at(-1));
    },
  );

  test("is gone only when AWS does not know it by itself", async () => {
    const { account, stranger, sandbox } = await aStranger();
    const first = await sandbox.collect(onlyThere);
    failAnew(account, [stranger]);
    account.fault({
      operation: "GetComplianceDetailsByConfigRule",
      fault: refusal("NoSuchConfigRuleException"),
    });

    const second = await sandbox.collect(onlyThere, { after: first });

    const { coverage, reading } = second.config(region);
    expect(coverage.state).toBe("read");
    expect(reading?.rules.map(({ name }) => name)).not.toContain(stranger);
  });
});

describe("packs that are being made or deleted", () => {
  test("have no verdict and no score until AWS gives one, and nothing is wrong with the region", async () => {
    const account = anAccount();
    addPackWith(account, "coming", {});
    for (const [operation, list] of [
      ["GetConformancePackComplianceSummary", "ConformancePackComplianceSummaryList"],
      ["ListConformancePackComplianceScores", "ConformancePackComplianceScores"],
    ])
      account.fault({
        operation: operation ?? "",
        fault: { kind: "answer", body: `{"${list}":[]}` },
      });
    const { collect } = await aSettledSandbox(account);

    const { coverage, reading } = (await collect(onlyThere)).config(region);

    expect(coverage.state).toBe("read");
    expect(reading?.packs).toMatchObject([
      { name: "coming", compliance: "NOT_READ", awsScore: null, ruleNames: [] },
    ]);
  });

  test("whose rules are all on their way out have none, and are not asked for them", async () => {
    const account = anAccount();
    const { ruleNames } = addPackWith(account, "going", { one: { bad: "NON_COMPLIANT" } });
    for (const name of ruleNames) account.rule(region, name).state = "DELETING";
    const pack = account.region(region).packs.get("going");
    if (pack !== undefined) pack.state = "DELETE_IN_PROGRESS";
    const { collect } = await aSettledSandbox(account);

    const { coverage, reading } = (await collect(onlyThere)).config(region);

    expect(coverage.state).toBe("read");
    expect(reading?.packs).toMatchObject([{ name: "going", ruleNames: [] }]);
    expect(callsIn(account, region)).not.toHaveProperty("config:DescribeConformancePackCompliance");
  });
});

describe("a page's token that AWS no longer takes", () => {
  const expired = refusal("InvalidNextTokenException");

  test("begins the query anew, and each row is kept once", async () => {
    const account = anAccount();
    const name = addBucketRule(account, many(250));
    account.fault({ operation: "SelectResourceConfig", after: 2, times: 1, fault: expired });
    const { collect } = await aSettledSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.config(region).coverage.state).toBe("read");
    expect(collected.rule(region, name).rows).toHaveLength(250);
    expect(callsIn(account, region)["config:SelectResourceConfig"]).toBe(3 + 4);
  });

  test.each([
    "DescribeConfigRules",
    "DescribeConfigRuleEvaluationStatus",
    "GetComplianceDetailsByConfigRule",
  ])("begins %s anew", async (operation) => {
    const account = anAccount();
    for (let index = 0; index < 110; index++)
      addBucketRule(account, { one: "COMPLIANT" }, { name: `rule-${index}` });
    addBucketRule(account, many(210), { name: "failing" });
    account.fault({ operation, after: 1, times: 1, fault: expired });
    const { collect } = await aSettledSandbox(account);

    const { coverage, reading } = (await collect(onlyThere)).config(region);

    expect(coverage).toMatchObject({ state: "read", detail: "" });
    expect(reading?.rules).toHaveLength(111);
  });

  test("a second time is a failure, with AWS's words", async () => {
    const account = anAccount();
    const name = addBucketRule(account, many(250));
    for (const after of [2, 5])
      account.fault({ operation: "SelectResourceConfig", after, times: 1, fault: expired });
    const { collect } = await aSettledSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, name)).toMatchObject({
      state: { kind: "not_read", reason: "aws_error" },
      rows: [],
    });
    expect(collected.config(region).coverage.detail).toContain("InvalidNextTokenException");
  });

  test("on the very first page is a failure at once: there was no token", async () => {
    const account = anAccount();
    addBucketRule(account, many(1));
    account.fault({ operation: "SelectResourceConfig", fault: expired });
    const { collect } = await aSettledSandbox(account);

    const { coverage } = (await collect(onlyThere)).config(region);

    expect(coverage).toMatchObject({ state: "partial", reason: "aws_error" });
    expect(callsIn(account, region)["config:SelectResourceConfig"]).toBe(1);
  });
});
