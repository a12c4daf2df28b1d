import fc from "fast-check";
import { expect, test } from "vitest";
import { progressWordsOf } from "../../app/_words/progress-words.ts";
import { progressLineOf } from "../../lib/cli/progress-words.ts";
import type { SourceProgress } from "../../lib/posture/progress.ts";

const some: SourceProgress = {
  source: "config",
  regionsDone: 3,
  regionsTotal: 17,
  calls: 96,
  rows: 1204,
  failures: 2,
  throttles: 12,
  secondsLeft: 42,
};

test("a source's progress tells regions, rows, calls, throttles, the time left and what was not read", () => {
  expect(progressWordsOf(some)).toEqual({
    places: "3 of 17 regions",
    found: "1,204 rows in 96 calls",
    rest: ["12 throttled", "about 42 s left", "2 not read"],
  });
});

test("what is nothing is not told", () => {
  const calm = { ...some, failures: 0, throttles: 0, secondsLeft: null };
  expect(progressWordsOf(calm).rest).toEqual([]);
  expect(progressWordsOf({ ...calm, regionsDone: 17, secondsLeft: 0 }).rest).toEqual([]);
});

test("the page and the command line say the same", () => {
  const figure = fc.nat(1_000_000);
  const progress = fc.record({
    source: fc.constantFrom("config", "guardduty", "artifact"),
    regionsDone: fc.nat(20),
    regionsTotal: fc.nat(20),
    calls: figure,
    rows: figure,
    failures: figure,
    throttles: figure,
    secondsLeft: fc.option(figure),
  });
  fc.assert(
    fc.property(progress, (source) => {
      const { places, found, rest } = progressWordsOf(source);
      expect(progressLineOf(source)).toContain(`: ${[places, found, ...rest].join(", ")}`);
      expect(progressLineOf(source)).toMatch(new RegExp(`${[found, ...rest].join(", ")}$`));
    }),
  );
});
