import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { pointInWords } from "../../../app/_components/trend-words.ts";
import { TrendReading } from "../../../app/history/trend-reading.tsx";
import { ratioOf } from "../../../lib/posture/roll-up.ts";

const pointOf = (passing: number, failing: number) => {
  const controls = { passing, failing, notEvaluated: 0, excepted: 0, notApplicable: 0 };
  return {
    id: "a",
    at: "2026-11-22T10:00:00.000Z",
    controls,
    breaks: [],
    afterGap: false,
    ...ratioOf(controls),
  };
};
const reading = (passing: number, failing: number) =>
  renderToStaticMarkup(
    <TrendReading trend={{ points: [pointOf(passing, failing)], collections: 1 }} />,
  ).replaceAll(/<[^>]+>/g, "");

describe("a point of a trend in words", () => {
  test("has its counts beside its percentage, as the overview has", () => {
    expect(pointInWords(pointOf(11, 7))).toBe(
      "61 % measured, 11 of 18 pass, 61 % to 61 % possible",
    );
    expect(reading(11, 7)).toBe("61 % now, 11 of 18 pass");
  });

  test("is its counts alone while few were judged", () => {
    expect(pointInWords(pointOf(5, 3))).toBe("5 of 8 pass, 62 % to 62 % possible");
    expect(reading(5, 3)).toBe("5 of 8 pass now");
  });

  test("does not call nothing evaluated a number", () => {
    expect(pointInWords(pointOf(0, 0))).toBe("no control");
    expect(reading(0, 0)).toBe("nothing evaluated");
  });
});
