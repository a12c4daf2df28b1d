import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DaySpan,
  daysIn,
  daysLater,
  daysLeftOpen,
  joined,
  within,
} from "../../lib/posture/day-spans.ts";
import { dayOf, isPlainDate } from "../../lib/posture/plain-date.ts";

const day = fc.integer({ min: 0, max: 800 }).map((days) => daysLater("2025-01-01", days));
const span = fc
  .tuple(day, fc.integer({ min: 0, max: 400 }))
  .map(([from, days]) => ({ from, to: daysLater(from, days) }));

const daysOf = (spans: readonly DaySpan[]): string[] =>
  spans.flatMap((each) => Array.from({ length: daysIn(each) }, (_, n) => daysLater(each.from, n)));

describe("the days of a window", () => {
  test("are those covered and those left open, each once, whatever covers it", () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 6 }), (window, spans) => {
        const covered = joined(spans).flatMap((each) => within(each, window) ?? []);
        const open = daysLeftOpen(window, spans);

        expect([...daysOf(covered), ...daysOf(open)].sort()).toEqual(daysOf([window]));
      }),
    );
  });

  test("left open are days that no stretch has", () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 6 }), (window, spans) => {
        const held = new Set(daysOf(spans));
        expect(daysOf(daysLeftOpen(window, spans)).filter((each) => held.has(each))).toEqual([]);
      }),
    );
  });

  test("covered to the last day leave nothing open; short of one day, that day", () => {
    const window = { from: "2026-01-01", to: "2026-12-31" };
    expect(daysLeftOpen(window, [window])).toEqual([]);
    expect(daysLeftOpen(window, [{ from: "2025-04-01", to: "2026-12-30" }])).toEqual([
      { from: "2026-12-31", to: "2026-12-31" },
    ]);
  });
});

describe("stretches joined", () => {
  test("hold the same days, in order, and never touch each other", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        const whole = joined(spans);

        expect(daysOf(whole)).toEqual([...new Set(daysOf(spans))].sort());
        for (const [index, { from }] of whole.slice(1).entries())
          expect(daysLater(whole[index]?.to ?? "", 1) < from).toBe(true);
      }),
    );
  });

  test("become one when the second begins the day after the first ended", () => {
    expect(
      joined([
        { from: "2026-04-01", to: "2026-09-30" },
        { from: "2025-10-01", to: "2026-03-31" },
      ]),
    ).toEqual([{ from: "2025-10-01", to: "2026-09-30" }]);
  });
});

describe("a plain date", () => {
  test.each(["2026-02-28", "2024-02-29", "2026-12-31"])("%s is one", (text) => {
    expect(isPlainDate(text)).toBe(true);
  });

  test.each(["2026-02-29", "2026-13-01", "2026-1-1", "31.12.2026", "", "2026-12-31T00:00:00Z"])(
    "%j is none",
    (text) => {
      expect(isPlainDate(text)).toBe(false);
    },
  );

  test("is the UTC day of an instant, wherever its writer was", () => {
    expect(dayOf("2026-09-30T23:59:59.999Z")).toBe("2026-09-30");
    expect(dayOf("2026-10-01T01:00:00+02:00")).toBe("2026-09-30");
    expect(dayOf("soon")).toBeNull();
  });

  test("counts on through the end of a month and a leap day", () => {
    expect(daysLater("2024-02-28", 1)).toBe("2024-02-29");
    expect(daysLater("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysIn({ from: "2026-01-01", to: "2026-01-01" })).toBe(1);
  });
});
