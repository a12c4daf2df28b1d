import { describe, expect, test } from "vitest";
import { type TrendInput, trendOf } from "../../lib/posture/trend.ts";

const start = Date.parse("2026-11-01T09:00:00.000Z");
const hour = 3_600_000;

function aPoint(hours: number, given: Partial<TrendInput> & { readonly passing?: number } = {}) {
  const { passing = 5, ...rest } = given;
  return {
    id: `at-${hours}`,
    at: new Date(start + hours * hour).toISOString(),
    controls: { passing, failing: 10 - passing, excepted: 0, notApplicable: 0, notEvaluated: 10 },
    ruleSet: "the same",
    sight: "the same",
    judgedWith: "the same",
    ...rest,
  } satisfies TrendInput;
}

describe("a trend", () => {
  test("has what was measured, and the band of what the unevaluated could make of it", () => {
    expect(trendOf([aPoint(0)], 100).points).toMatchObject([
      { measured: 0.5, worst: 0.25, best: 0.75, breaks: [], afterGap: false },
    ]);
  });

  test("is in order of time, in whatever order the collections come", () => {
    const { points } = trendOf([aPoint(24), aPoint(0)], 100);

    expect(points.map(({ id }) => id)).toEqual(["at-0", "at-24"]);
  });

  test("says where neighbours cannot be compared, and by what", () => {
    const { points } = trendOf(
      [
        aPoint(0),
        aPoint(1, { ruleSet: "other" }),
        aPoint(2, { judgedWith: "other", sight: "less" }),
        aPoint(3, { judgedWith: "other+accepted" }),
        aPoint(4, { judgedWith: "other" }),
        aPoint(5, { judgedWith: null }),
      ],
      100,
    );

    expect(points.map(({ breaks }) => breaks)).toEqual([
      [],
      ["rules"],
      ["rules", "coverage", "catalogue"],
      ["coverage", "exceptions"],
      ["exceptions"],
      ["catalogue"],
    ]);
  });

  test("has a gap where nobody looked for three times the usual distance", () => {
    const { points } = trendOf(
      [0, 24, 48, 240].map((hours) => aPoint(hours)),
      100,
    );

    expect(points.map(({ afterGap }) => afterGap)).toEqual([false, false, false, true]);
  });

  test("takes a daily collection that is late for no gap", () => {
    const { points } = trendOf(
      [0, 1, 2, 36].map((hours) => aPoint(hours)),
      100,
    );

    expect(points.some(({ afterGap }) => afterGap)).toBe(false);
  });

  test("thinned out, keeps the first, the last, and the lowest and highest there were", () => {
    const inputs = Array.from({ length: 500 }, (_, hours) =>
      aPoint(hours, { passing: hours === 123 ? 0 : hours === 321 ? 10 : 4 + (hours % 3) }),
    );
    const { points, collections } = trendOf(inputs, 60);

    expect(collections).toBe(500);
    expect(points.length).toBeLessThanOrEqual(75);
    const ids = points.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["at-0", "at-123", "at-321", "at-499"]));
  });

  test("thinned out, tells every break at the next point that is kept", () => {
    const inputs = Array.from({ length: 500 }, (_, hours) =>
      aPoint(hours, { ruleSet: hours < 250 ? "old" : "new" }),
    );
    const broken = trendOf(inputs, 60).points.filter(({ breaks }) => breaks.length > 0);

    expect(broken).toHaveLength(1);
    expect(Date.parse(broken[0]?.at ?? "")).toBeGreaterThanOrEqual(start + 250 * hour);
  });

  test("thinned out, tells that nobody looked at the next point that is kept", () => {
    const hours = Array.from({ length: 500 }, (_, index) => (index < 250 ? index : index + 100));
    // The lowest comes a little after the gap: the one right after it is left out.
    const inputs = hours.map((each) => aPoint(each, { passing: each === 352 ? 1 : 5 }));
    const { points } = trendOf(inputs, 20);

    expect(points.map(({ id }) => id)).not.toContain("at-350");
    expect(points.filter(({ afterGap }) => afterGap).map(({ id }) => id)).toEqual([
      points.find(({ at }) => Date.parse(at) >= start + 350 * hour)?.id,
    ]);
  });

  test("thinned out, keeps a collection that measured nothing: the line breaks there", () => {
    const blind = { passing: 0, failing: 0, excepted: 0, notApplicable: 0, notEvaluated: 20 };
    const inputs = Array.from({ length: 500 }, (_, hours) =>
      aPoint(hours, hours === 200 ? { controls: blind } : {}),
    );

    expect(trendOf(inputs, 60).points.map(({ id }) => id)).toContain("at-200");
  });
});
