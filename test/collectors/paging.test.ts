import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createAsk } from "../../lib/collectors/ask-aws.ts";
import { openGate } from "../../lib/collectors/region-gate.ts";
import type { Fault } from "../fake-aws/faults.ts";
import { addBucketRule, anAccount, bucketRule, onlyThere, region } from "./a-region.ts";
import { aSandbox, callsIn } from "./a-sandbox.ts";

const answer = (body: unknown): Fault => ({ kind: "answer", body: JSON.stringify(body) });

describe("a listing is read to its end", () => {
  test("through 1,000 rules, page by page, one of which is empty", async () => {
    const account = anAccount();
    for (let index = 0; index < 1_000; index++)
      account.addRule(region, { ...bucketRule, name: `rule-${index}` });
    const { collect } = await aSandbox(account);

    const { reading } = (await collect(onlyThere)).config(region);

    expect(new Set(reading?.rules.map(({ name }) => name)).size).toBe(1_000);
    expect(callsIn(account, region)["config:DescribeConfigRules"]).toBe(41);
  });

  test("through thousands of resources, each once, in hundreds", async () => {
    const account = anAccount();
    const buckets = Array.from({ length: 2_050 }, (_, index) => [
      `bucket-${index}`,
      "COMPLIANT" as const,
    ]);
    const name = addBucketRule(account, Object.fromEntries(buckets));
    const { collect } = await aSandbox(account);

    const { rows } = (await collect(onlyThere)).rule(region, name);

    expect(new Set(rows.map(({ resourceId }) => resourceId)).size).toBe(2_050);
    expect(rows).toHaveLength(2_050);
    expect(callsIn(account, region)["config:SelectResourceConfig"]).toBe(22);
  });

  test("a resource that two pages show, because the list moved, counts once", async () => {
    const account = anAccount();
    account.addRule(region, bucketRule);
    const row = JSON.stringify({
      configuration: {
        targetResourceId: "one",
        targetResourceType: "AWS::S3::Bucket",
        configRuleList: [{ configRuleName: bucketRule.name, complianceType: "COMPLIANT" }],
      },
    });
    const pages = [{ Results: [row], NextToken: "second" }, { Results: [row] }];
    for (const page of pages)
      account.fault({ operation: "SelectResourceConfig", times: 1, fault: answer(page) });
    const { collect } = await aSandbox(account);

    const { rows } = (await collect(onlyThere)).rule(region, bucketRule.name);

    expect(rows).toHaveLength(1);
  });
});

describe("a token that comes twice", () => {
  test.each([
    ["at once", ["a", "a"]],
    ["in a circle", ["a", "b", "c", "a"]],
  ])("%s ends the listing as malformed, never in an endless loop", async (_, tokens) => {
    const account = anAccount();
    for (const NextToken of tokens)
      account.fault({
        operation: "DescribeConfigRules",
        times: 1,
        fault: answer({ ConfigRules: [], NextToken }),
      });
    const { collect } = await aSandbox(account);

    const observation = (await collect(onlyThere)).config(region);

    expect(observation.reading).toBeNull();
    expect(observation.coverage).toMatchObject({
      state: "not_read",
      reason: "malformed",
      detail:
        "config:DescribeConfigRules: the same page token came twice, so the listing would never end",
    });
    expect(callsIn(account, region)["config:DescribeConfigRules"]).toBe(tokens.length);
  });

  test("ends GuardDuty's and Artifact's listings in the same way", async () => {
    const account = anAccount();
    account.fault({
      operation: "ListDetectors",
      fault: answer({ detectorIds: [], nextToken: "a" }),
    });
    account.fault({ operation: "ListReports", fault: answer({ reports: [], nextToken: "a" }) });
    const { collect } = await aSandbox(account);

    const collected = await collect(onlyThere);

    expect(collected.guardduty(region).coverage).toMatchObject({
      state: "not_read",
      reason: "malformed",
    });
    expect(collected.artifact().coverage).toMatchObject({ state: "partial", reason: "malformed" });
  });
});

describe("an empty token", () => {
  test("is no token: the listing has ended", async () => {
    const account = anAccount();
    account.fault({
      operation: "ListDetectors",
      fault: answer({ detectorIds: [], nextToken: "" }),
    });
    const { collect } = await aSandbox(account);

    const { coverage } = (await collect(onlyThere)).guardduty(region);

    expect(coverage.reason).toBe("detector_missing");
    expect(callsIn(account, region)["guardduty:ListDetectors"]).toBe(1);
  });
});

describe("a listing with a new token on each page", () => {
  const page = z.object({ rows: z.array(z.number()), nextToken: z.string() });
  const ask = createAsk({
    atHome: true,
    askHome: async () => "not_asked",
    gate: openGate,
    signal: new AbortController().signal,
  });

  /** Pages that never end, of which every so-manieth has a row. @returns how many were asked for, and the error */
  async function readEndless(rowEvery: number, tokenOf: (asked: number) => string = String) {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1;
        yield { rows: asked % rowEvery === 0 ? [asked] : [], nextToken: tokenOf(asked) };
      }
    }
    const reading = Array.fromAsync(ask.pages("config:DescribeConfigRules", page, endless));
    const error = await reading.then(
      () => null,
      (reason: unknown) => reason,
    );
    return { asked, error };
  }

  test("is malformed after a thousand empty pages in a row", async () => {
    expect(await readEndless(Number.POSITIVE_INFINITY)).toMatchObject({
      asked: 1_000,
      error: {
        failure: {
          reason: "malformed",
          detail:
            "config:DescribeConfigRules: 1000 pages in a row were empty, and the listing went on",
        },
      },
    });
  });

  test("is malformed after a hundred thousand pages, though rows come all the time", async () => {
    expect(await readEndless(999)).toMatchObject({
      asked: 100_000,
      error: { failure: { reason: "malformed" } },
    });
  });

  test("is malformed at the first token of a circle of up to a thousand pages", async () => {
    const circle = (length: number) => readEndless(1, (asked) => String(asked % length));
    expect(await circle(1_000)).toMatchObject({ asked: 1_001 });
    expect(await circle(1_001)).toMatchObject({ asked: 100_000 });
  });
});
