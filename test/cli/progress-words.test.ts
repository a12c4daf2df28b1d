import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { barWordsOf, progressLineOf } from "../../lib/cli/progress-words.ts";
import type { SourceProgress } from "../../lib/posture/progress.ts";

const some: SourceProgress = {
  source: "config",
  regionsDone: 3,
  regionsTotal: 17,
  calls: 1_096,
  rows: 12_040,
  failures: 0,
  throttles: 0,
  secondsLeft: null,
};

/** The whole of a terminal's line, as it is drawn. */
const widthsOf = (sources: readonly SourceProgress[], columns: number) =>
  barWordsOf(sources, columns).map(
    ({ name, found, barWidth }) => `  ${name} ${" ".repeat(barWidth)} ${found}`.length,
  );

describe("beside a bar", () => {
  test("stand regions, rows, calls, throttles, what was not read, and the time left", () => {
    const busy = { ...some, throttles: 12, failures: 2, secondsLeft: 42 };
    expect(barWordsOf([busy], 120)).toEqual([
      {
        name: "AWS Config",
        found:
          "3/17 regions, 12,040 rows in 1,096 calls, 12 throttled, about 42 s left, 2 not read",
        barWidth: 22,
      },
    ]);
  });

  test("a narrow terminal gets fewer words, and no figure cut in two", () => {
    const busy = { ...some, throttles: 12, failures: 2, secondsLeft: 42 };
    const found = (columns: number) => barWordsOf([busy], columns)[0]?.found;
    expect(found(90)).toBe("3/17, 12,040 rows, 1,096 calls, 12 throttled, 42 s left, 2 not read");
    expect(found(80)).toBe("3/17, 12,040 rows, 1,096 calls, 12 throttled, 42 s left");
    expect(found(40)).toBe("3/17, 12,040 rows");
  });

  test("minutes are said as minutes, and of what is done no time is left", () => {
    expect(barWordsOf([{ ...some, secondsLeft: 290 }], 120)[0]?.found).toContain(
      "about 5 min left",
    );
    const done = { ...some, regionsDone: 17, secondsLeft: 0 };
    expect(barWordsOf([done], 120)[0]?.found).toBe("17/17 regions, 12,040 rows in 1,096 calls");
  });

  test("no line is wider than the terminal, and all bars are of one width", () => {
    const figure = fc.nat({ max: 10_000_000 });
    const anySource = fc.record({
      source: fc.constantFrom("config", "guardduty", "artifact"),
      regionsDone: fc.nat({ max: 40 }),
      regionsTotal: fc.nat({ max: 40 }),
      calls: figure,
      rows: figure,
      failures: figure,
      throttles: figure,
      secondsLeft: fc.option(figure),
    });
    fc.assert(
      fc.property(fc.array(anySource), fc.integer({ min: 20, max: 300 }), (sources, columns) => {
        for (const width of widthsOf(sources, columns)) expect(width).toBeLessThan(columns);
        const bars = barWordsOf(sources, columns).map(({ barWidth }) => barWidth);
        expect(new Set(bars).size).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test("off a terminal the same is one sentence", () => {
  expect(progressLineOf({ ...some, throttles: 1, secondsLeft: 12 })).toBe(
    "AWS Config: 3 of 17 regions, 12,040 rows in 1,096 calls, 1 throttled, about 12 s left",
  );
  const once = { ...some, source: "artifact", regionsDone: 1, regionsTotal: 1, calls: 1 } as const;
  expect(progressLineOf(once)).toBe("Artifact: 1 of 1 place, 12,040 rows in 1 call");
});
