import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutRatio, wholePercent } from "../../lib/exports/cut-ratio.ts";

describe("a cut ratio", () => {
  test("nothing divided stays null", () => {
    expect(cutRatio(null)).toBeNull();
  });

  test("has four decimals, cut and not rounded", () => {
    expect([2 / 3, 41 / 68, 59 / 68].map(cutRatio)).toEqual([0.6666, 0.6029, 0.8676]);
  });

  test("99.999 % is not whole", () => {
    expect(cutRatio(99_999 / 100_000)).toBe(0.9999);
    expect(wholePercent(99_999 / 100_000)).toBe(99);
  });

  test("a ratio that four decimals can say exactly is said exactly, however it is stored in binary", () => {
    for (let part = 0; part <= 10_000; part += 1)
      expect(cutRatio(part / 10_000)).toBe(part / 10_000);
  });

  test("whole percents are exact where they can be", () => {
    for (let part = 0; part <= 100; part += 1) expect(wholePercent(part / 100)).toBe(part);
  });

  test("it is never above the ratio itself, and at most one ten-thousandth below", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (a, b) => {
        const [part, whole] = a <= b ? [a, b] : [b, a];
        if (whole === 0) return;
        const cut = Math.round((cutRatio(part / whole) ?? Number.NaN) * 10_000);
        expect(cut * whole).toBeLessThanOrEqual(part * 10_000);
        expect((cut + 1) * whole).toBeGreaterThan(part * 10_000);
      }),
    );
  });
});
