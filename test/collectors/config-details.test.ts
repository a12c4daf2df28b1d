import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { FakeAccount } from "../fake-aws/account.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import type { Verdict } from "../fake-aws/state.ts";
import {
  addBucketRule,
  addPackWith,
  anAccount,
  aSettledSandbox,
  onlyThere,
  region,
} from "./a-region.ts";
import { callsIn, now } from "./a-sandbox.ts";
import { rowsInHand } from "./rows-in-hand.ts";

const packDetails = "config:GetConformancePackComplianceDetails";
const ruleDetails = "config:GetComplianceDetailsByConfigRule";

const detailCallsIn = (account: FakeAccount) => {
  const { [packDetails]: packs = 0, [ruleDetails]: rules = 0 } = callsIn(account);
  return packs + rules;
};

const buckets = (count: number, verdict: Verdict) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`bucket-${index}`, verdict]));

/** Changes one resource's verdict under a rule, an hour later. */
function change(account: FakeAccount, rule: string, resourceId: string, verdict: Verdict) {
  account.advance(3_600);
  account.setVerdict({
    region,
    rule,
    resourceType: "AWS::S3::Bucket",
    resourceId,
    verdict,
    annotation: verdict === "NON_COMPLIANT" ? `${resourceId} changed` : null,
  });
}

describe("the first collection of a region", () => {
  test("asks why while the query still runs, each pack and each rule outside once", async () => {
    const account = anAccount();
    addPackWith(account, "pack", {
      one: buckets(600, "NON_COMPLIANT"),
      two: { "bucket-0": "NON_COMPLIANT" },
    });
    addBucketRule(account, { "bucket-0": "NON_COMPLIANT" });
    const { collect } = await aSettledSandbox(account);

    const collected = await collect(onlyThere);

    const asked = account.calls.map(({ operation }) => operation);
    expect(asked.indexOf("GetConformancePackComplianceDetails")).toBeLessThan(
      asked.lastIndexOf("SelectResourceConfig"),
    );
    // 601 failures in hundreds, with the empty page that a long listing has.
    expect(callsIn(account, region)).toMatchObject({ [packDetails]: 8, [ruleDetails]: 1 });
    const failures = collected.evaluations(region);
    expect(failures).toHaveLength(602);
    expect(failures.filter(({ annotation }) => annotation === null)).toEqual([]);
  });
});

describe("a first collection whose query breaks off", () => {
  test("ends the questions that run beside it: their answers are of no use", async () => {
    const account = anAccount();
    addPackWith(account, "pack", { one: buckets(3_000, "NON_COMPLIANT") });
    addBucketRule(account, { "bucket-0": "NON_COMPLIANT" });
    account.fault({ operation: "SelectResourceConfig", after: 3, fault: { kind: "html_page" } });
    const { collect } = await aSettledSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.config(region).coverage).toMatchObject({ reason: "malformed" });
    expect(collected.evaluations(region)).toEqual([]);
    // The pack's listing would be 31 calls long.
    expect(detailCallsIn(account)).toBeLessThan(20);
  });
});

describe("a later collection", () => {
  test("of regions in which nothing changed asks for no detail, and knows all of them", async () => {
    const account = buildSampleAccount({ now });
    const { collect } = await aSettledSandbox(account);
    const regions = ["us-west-2", "eu-central-1"];
    const first = await collect({ regions });
    account.forgetCalls();

    const second = await collect({ regions }, { after: first });

    expect(detailCallsIn(account)).toBe(0);
    for (const name of regions) expect(second.evaluations(name)).toEqual(first.evaluations(name));
    expect(
      second.evaluations("us-west-2").filter(({ annotation }) => annotation !== null).length,
    ).toBeGreaterThan(10);
  });

  test("asks once for one resource that now fails under many rules of a pack", async () => {
    const account = anAccount();
    const rules = Array.from({ length: 20 }, (_, index) => [
      `rule-${index}`,
      { ...buckets(30, "NON_COMPLIANT"), changed: "COMPLIANT" as const },
    ]);
    const { ruleNames } = addPackWith(account, "pack", Object.fromEntries(rules));
    const { collect } = await aSettledSandbox(account);
    const first = await collect(onlyThere);
    for (const rule of ruleNames) change(account, rule, "changed", "NON_COMPLIANT");
    account.forgetCalls();

    const second = await collect(onlyThere, { after: first });

    expect(detailCallsIn(account)).toBe(1);
    for (const rule of ruleNames)
      expect(second.rule(region, rule).rows).toContainEqual(
        expect.objectContaining({ resourceId: "changed", annotation: "changed changed" }),
      );
  });

  test("asks once for a rule outside every pack under which one resource now fails", async () => {
    const account = anAccount();
    const name = addBucketRule(account, { ...buckets(3, "NON_COMPLIANT"), changed: "COMPLIANT" });
    addBucketRule(account, buckets(3, "NON_COMPLIANT"), { name: "as-before" });
    const { collect } = await aSettledSandbox(account);
    const first = await collect(onlyThere);
    change(account, name, "changed", "NON_COMPLIANT");
    account.forgetCalls();

    await collect(onlyThere, { after: first });

    expect(detailCallsIn(account)).toBe(1);
  });

  test("does not ask about what passes now", async () => {
    const account = anAccount();
    const name = addBucketRule(account, buckets(3, "NON_COMPLIANT"));
    const { collect } = await aSettledSandbox(account);
    const first = await collect(onlyThere);
    change(account, name, "bucket-1", "COMPLIANT");
    account.forgetCalls();

    const second = await collect(onlyThere, { after: first });

    expect(detailCallsIn(account)).toBe(0);
    expect(second.rule(region, name).rows).toContainEqual(
      expect.objectContaining({ resourceId: "bucket-1", compliance: "COMPLIANT" }),
    );
  });

  test("asks again for what could not be explained before", async () => {
    const account = anAccount();
    const name = addBucketRule(account, { bad: "NON_COMPLIANT" });
    const allow = account.fault({
      operation: "GetComplianceDetailsByConfigRule",
      fault: { kind: "denied" },
    });
    const { collect } = await aSettledSandbox(account);
    const first = await collect(onlyThere);
    allow();

    const second = await collect(onlyThere, { after: first });

    expect(first.rule(region, name).rows).toMatchObject([{ annotation: null }]);
    expect(second.rule(region, name).rows).toMatchObject([{ annotation: "bad keeps no versions" }]);
    expect(second.config(region).coverage.state).toBe("read");
  });

  test("does not see a reason that changed while the verdict stayed: AWS writes nothing down then", async () => {
    const account = anAccount();
    const name = addBucketRule(account, { bad: "NON_COMPLIANT" });
    const { collect } = await aSettledSandbox(account);
    const first = await collect(onlyThere);
    change(account, name, "bad", "NON_COMPLIANT");

    const second = await collect(onlyThere, { after: first });

    expect(second.rule(region, name).rows).toEqual(first.rule(region, name).rows);
  });

  test("whatever verdicts changed in between, says what a first one would", async () => {
    const verdict = fc.constantFrom<Verdict>("COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE");
    const anyChange = fc.record({
      rule: fc.nat({ max: 5 }),
      resource: fc.nat({ max: 7 }),
      verdict,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { maxLength: 30 }), async (changes) => {
        const account = anAccount();
        const half = () => ({ ...buckets(6, "COMPLIANT"), "bucket-1": "NON_COMPLIANT" as const });
        const { ruleNames } = addPackWith(account, "pack", { a: half(), b: half(), c: half() });
        const rules = [...ruleNames];
        for (const name of ["d", "e", "f"]) rules.push(addBucketRule(account, half(), { name }));
        const closers: (() => void | Promise<void>)[] = [];
        const { collect } = await aSettledSandbox(account, (close) => closers.push(close));
        const before = await collect(onlyThere);
        for (const { rule, resource, verdict } of changes) {
          const rows = account.rule(region, rules[rule] ?? "").rows.values();
          const row = rows.find(({ resourceId }) => resourceId === `bucket-${resource}`);
          if (row?.verdict !== verdict)
            change(account, rules[rule] ?? "", `bucket-${resource}`, verdict);
        }

        const after = await collect(onlyThere, { after: before });
        const afresh = await collect(onlyThere);

        expect(after.evaluations(region)).toEqual(afresh.evaluations(region));
        expect(after.config(region)).toEqual(afresh.config(region));
        for (const close of closers.reverse()) await close();
      }),
      { numRuns: 8 },
    );
  });
});

describe("a failure under a rule whose name is too long to ask by", () => {
  test("is given without a reason: its verdict is whole, and no question failed", async () => {
    const account = anAccount();
    const long = addBucketRule(account, { bad: "NON_COMPLIANT" }, { name: "n".repeat(65) });
    const { collect } = await aSettledSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.rule(region, long)).toMatchObject({
      state: { kind: "evaluated" },
      rows: [{ compliance: "NON_COMPLIANT", annotation: null }],
    });
    expect(collected.config(region).coverage).toMatchObject({ state: "read", detail: "" });
    expect(detailCallsIn(account)).toBe(0);
  });
});

describe("a verdict that changes while reasons are asked for", () => {
  test("is not left with the reason of the verdict before: the next collection asks again", async () => {
    const account = anAccount();
    const rule = addBucketRule(account, buckets(450, "NON_COMPLIANT"));
    const last = "bucket-449";
    const { collect } = await aSettledSandbox(account);
    const rows = rowsInHand();
    const listed = Promise.withResolvers<void>();
    let pages = 0;
    let details = 0;
    account.advance(3_600);
    const { now } = account;
    const racing = {
      ...rows,
      async keepEvaluations(...given: Parameters<typeof rows.keepEvaluations>) {
        const unexplained = await rows.keepEvaluations(...given);
        pages += 1;
        if (pages > 1) await listed.promise;
        return unexplained;
      },
      async explainFailures(...given: Parameters<typeof rows.explainFailures>) {
        await rows.explainFailures(...given);
        details += given[1].length;
        if (details < 450) return;
        for (const verdict of ["COMPLIANT", "NON_COMPLIANT"] as const)
          change(account, rule, last, verdict);
        listed.resolve();
      },
    };

    const first = await collect(onlyThere, { rows: racing, now: () => now });
    account.advance(3_600);
    account.forgetCalls();
    const second = await collect(onlyThere, { after: first, now: () => account.now });

    const reasonIn = (collected: typeof first) =>
      collected.rule(region, rule).rows.find(({ resourceId }) => resourceId === last)?.annotation;
    expect(reasonIn(first)).toBe(`${last} keeps no versions`);
    expect(reasonIn(second)).toBe(`${last} changed`);
  });

  test.each([
    ["a quarter of an hour before is old enough", 15 * 60, 0],
    ["a second less is not: its reason is asked for again", 15 * 60 - 1, 1],
  ])("%s", async (_, seconds, calls) => {
    const account = anAccount();
    addBucketRule(account, { bad: "NON_COMPLIANT" });
    const { collect } = await aSettledSandbox(account);
    const at = new Date(account.now.getTime() + seconds * 1_000);
    const first = await collect(onlyThere, { now: () => at });
    account.forgetCalls();

    await collect(onlyThere, { now: () => at, after: first });

    expect(detailCallsIn(account)).toBe(calls);
  });
});

describe("pages and those who keep them", () => {
  test("the next page is on its way while one is kept, and never a further one", async () => {
    const account = anAccount();
    addBucketRule(account, buckets(1_000, "COMPLIANT"));
    const { collect } = await aSettledSandbox(account);
    const rows = rowsInHand();
    const queries = () => callsIn(account, region)["config:SelectResourceConfig"] ?? 0;
    const inFlight: number[] = [];
    let kept = 0;
    const slow = {
      ...rows,
      async keepEvaluations(...given: Parameters<typeof rows.keepEvaluations>) {
        kept += 1;
        // Eleven pages, of which the second is empty and nothing to keep.
        const taken = kept === 1 ? 1 : kept + 1;
        if (taken < 11) await vi.waitFor(() => expect(queries()).toBeGreaterThan(taken));
        inFlight.push(queries() - taken);
        return rows.keepEvaluations(...given);
      },
    };

    const collected = await collect(onlyThere, { rows: slow });

    expect(inFlight).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
    expect(collected.evaluations(region)).toHaveLength(1_000);
  });

  test("a fault in keeping them ends the collection", async () => {
    const account = anAccount();
    addBucketRule(account, buckets(300, "NON_COMPLIANT"));
    const { collect } = await aSettledSandbox(account);
    const full = new Error("the disk is full");
    const rows = { ...rowsInHand(), explainFailures: () => Promise.reject(full) };

    await expect(collect(onlyThere, { rows })).rejects.toBe(full);
  });
});
