/** What a benchmark says of what it measured. */
import { describe, expect, test } from "vitest";
import { sequentialCalls } from "./bench-sequential.ts";
import { percentile } from "./percentile.ts";
import { firstDifference, settled } from "./settled-posture.ts";

describe("percentiles", () => {
  test("are values that were seen, the largest for the whole", () => {
    const values = [9, 1, 8, 2, 7, 3, 6, 4, 5, 10];
    expect([0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([5, 10, 10]);
  });

  test("of nothing are not a number, so that no budget holds", () => {
    expect(percentile([], 0.99)).toBeNaN();
  });
});

describe("the sequential collector's calls", () => {
  test("are pages of ten for each rule, at least one, and pages of fifty findings with their details", () => {
    const rule = (compliantResources: number, name = "a-rule") => ({
      name,
      compliantResources,
      nonCompliantResources: 5,
    });
    const regions = [{ rules: 30, findings: { total: 60, changed: 0 } }];
    const rules = [rule(0), rule(10), rule(30), rule(30, "too-long-to-be-asked-about-".repeat(3))];
    expect(sequentialCalls({ regions }, { rules })).toEqual({
      details: 1 + 2 + 5,
      others: { config: 2, guardduty: 1 + 2 + 2 },
    });
  });
});

describe("a posture without what is its collection's own", () => {
  const posture = (generatedAt: string, failing: number) =>
    settled(
      JSON.stringify({ generatedAt, snapshot: { id: generatedAt }, controls: [{ failing }] }),
    );

  test("is the same for another collection of the same account", () => {
    expect(posture("2026-11-22T09:00:00Z", 3)).toBe(posture("2026-11-22T10:00:00Z", 3));
  });

  test("differs where the account does, and the difference is named", () => {
    expect(firstDifference(posture("then", 4), posture("then", 3))).toBe(
      '"failing": 4 instead of "failing": 3',
    );
  });
});
