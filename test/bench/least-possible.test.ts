/** The arithmetic of the least possible, on accounts small enough to be counted by hand. */
import { describe, expect, test } from "vitest";
import type { AccountShape, PackShape, RegionShape } from "./account-shape.ts";
import {
  chainSeconds,
  cheapestOfPack,
  leastPossible,
  pagesOf,
  togetherSeconds,
} from "./least-possible.ts";

const region = (differs: Partial<RegionShape> = {}): RegionShape => ({
  name: "eu-west-1",
  hasRecorder: true,
  rules: 0,
  rulesWithoutRows: 0,
  resources: 0,
  evaluations: 0,
  packs: [],
  ownRules: [],
  findings: null,
  ...differs,
});

const account = (...regions: readonly RegionShape[]): AccountShape => ({
  regions,
  reports: 10,
  agreements: 1,
  evaluations: 0,
  findings: 0,
});

/** Who we are, which regions there are, Artifact's two listings. */
const always = 4;

describe("pages of a listing", () => {
  test.for([
    [0, 1],
    [1, 1],
    [100, 1],
    [101, 2],
    [200, 2],
    [201, 4],
    [1_000, 11],
  ] as const)(
    "%i rows in hundreds are %i calls: an empty list is one, a long one has an empty page",
    ([rows, calls]) => {
      expect(pagesOf(rows, 100)).toBe(calls);
    },
  );
});

describe("the time calls take", () => {
  const limit = { perSecond: 4, burst: 4 };

  test("a chain within the burst takes its latency each time", () => {
    expect(chainSeconds(3, limit)).toBeCloseTo(0.15);
  });

  test("a chain beyond it takes what the rate leaves", () => {
    expect(chainSeconds(44, limit)).toBeCloseTo(10.05);
  });

  test("a chain at a rate faster than the latency waits for its answers", () => {
    expect(chainSeconds(10, { perSecond: 100, burst: 100 })).toBeCloseTo(0.5);
  });

  test("calls that need not wait for one another within the burst take one latency", () => {
    expect(togetherSeconds(4, limit)).toBeCloseTo(0.05);
    expect(togetherSeconds(0, limit)).toBe(0);
  });
});

describe("the least possible", () => {
  test("of a region where nothing is set up is three answers of Config and one of GuardDuty", () => {
    const least = leastPossible(account(region({ hasRecorder: false })), "first");
    expect(least.calls).toBe(always + 4);
    expect(least.seconds).toBeCloseTo(0.15);
  });

  test("of a first collection lists every failure: whole packs, and each failing rule outside them", () => {
    const pack: PackShape = {
      rules: [
        { failing: 150, due: 150 },
        { failing: 80, due: 80 },
      ],
      dueResources: [200],
    };
    const shape = region({
      rules: 30,
      rulesWithoutRows: 2,
      resources: 450,
      packs: [pack],
      ownRules: [
        { failing: 5, due: 5 },
        { failing: 120, due: 120 },
      ],
      findings: { total: 130, changed: 130 },
    });
    expect(leastPossible(account(shape), "first").byOperation).toEqual({
      "sts:GetCallerIdentity": 1,
      "account:ListRegions": 1,
      "artifact:ListReports": 1,
      "artifact:ListCustomerAgreements": 1,
      "config:DescribeConfigurationRecorders": 1,
      "config:DescribeConfigurationRecorderStatus": 1,
      "config:DescribeConfigRules": 2,
      "config:DescribeConformancePacks": 1,
      "config:ListConformancePackComplianceScores": 1,
      "config:GetConformancePackComplianceSummary": 1,
      "config:DescribeConfigRuleEvaluationStatus": 1,
      "config:SelectResourceConfig": 6,
      "config:DescribeComplianceByConfigRule": 1,
      "config:GetConformancePackComplianceDetails": 4,
      "config:GetComplianceDetailsByConfigRule": 3,
      "guardduty:ListDetectors": 1,
      "guardduty:GetDetector": 1,
      "guardduty:ListFindings": 4,
      "guardduty:GetFindings": 3,
    });
  });

  test("of a collection after nothing has changed asks for no details, and for the numbers of findings", () => {
    const shape = region({
      rules: 30,
      resources: 450,
      packs: [{ rules: [{ failing: 150, due: 0 }], dueResources: [] }],
      ownRules: [{ failing: 120, due: 0 }],
      findings: { total: 130, changed: 0 },
    });
    const { byOperation } = leastPossible(account(shape), "following");
    expect(Object.keys(byOperation).filter((name) => name.includes("Details"))).toEqual([]);
    expect(byOperation).not.toHaveProperty("guardduty:GetFindings");
    expect(byOperation).toMatchObject({
      "guardduty:GetFindingsStatistics": 2,
      "guardduty:ListFindings": 1,
    });
  });

  test("takes as long as its slowest region, and says what is the longest there", () => {
    const slow = region({
      name: "us-east-1",
      packs: [{ rules: [{ failing: 6_000, due: 6_000 }], dueResources: [6_000] }],
    });
    const least = leastPossible(account(region(), slow), "first");
    expect(least.longest).toEqual({ region: "us-east-1", chain: "details of packs" });
    // 61 pages at one a second, two of them at once; the pack's name; two calls to connect.
    expect(least.seconds).toBeCloseTo(59 + 0.05 + 0.05 + 0.1);
  });
});

describe("the cheapest way to the due failures of a pack", () => {
  test("is nothing when none is due", () => {
    expect(cheapestOfPack({ rules: [{ failing: 900, due: 0 }], dueResources: [] })).toBe(0);
  });

  test("is the whole pack when it is short", () => {
    const rules = Array.from({ length: 30 }, () => ({ failing: 3, due: 3 }));
    expect(cheapestOfPack({ rules, dueResources: [30, 30] })).toBe(1);
  });

  test("is the rules concerned when they are few", () => {
    const rules = [
      { failing: 40, due: 30 },
      { failing: 2_000, due: 0 },
    ];
    expect(cheapestOfPack({ rules, dueResources: [30] })).toBe(1);
  });

  test("is the resources themselves, five at a time, when they are few among many", () => {
    const rules = Array.from({ length: 40 }, () => ({ failing: 500, due: 1 }));
    expect(cheapestOfPack({ rules, dueResources: [6, 3] })).toBe(3);
  });
});
