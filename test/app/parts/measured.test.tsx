import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CountsLine, Measured } from "../../../app/_components/measured.tsx";
import type { ControlCounts } from "../../../lib/posture/posture.ts";
import { ratioOf } from "../../../lib/posture/roll-up.ts";

const counts = (given: Partial<ControlCounts>): ControlCounts => ({
  passing: 0,
  failing: 0,
  notEvaluated: 0,
  excepted: 0,
  notApplicable: 0,
  ...given,
});
const textOf = (markup: string) => markup.replaceAll(/<[^>]+>/g, "");
const measured = (given: Partial<ControlCounts>) =>
  textOf(
    renderToStaticMarkup(<Measured of={{ controls: counts(given), ...ratioOf(counts(given)) }} />),
  );
const line = (given: Partial<ControlCounts>) =>
  textOf(renderToStaticMarkup(<CountsLine counts={counts(given)} />));

describe("the measured number", () => {
  test("is a dash where nothing was evaluated, never 0 and never 100", () => {
    expect(measured({ notEvaluated: 12 })).toBe("–");
  });

  test("is a plain ratio while few were judged", () => {
    expect(measured({ passing: 5, failing: 3 })).toBe("5 of 8");
  });

  test("is rounded down: 99.9 % is not 100", () => {
    expect(measured({ passing: 999, failing: 1 })).toBe("99%");
  });
});

describe("the line under it", () => {
  test("tells numerator, denominator and everything left out", () => {
    expect(
      line({ passing: 26, failing: 8, notEvaluated: 27, excepted: 1, notApplicable: 13 }),
    ).toBe("26 of 34 pass · 27 not seen · 1 excepted · 13 not in scope");
  });

  test("does not call nothing evaluated a pass", () => {
    expect(line({ notEvaluated: 3 })).toBe("none evaluated · 3 not seen");
  });
});
