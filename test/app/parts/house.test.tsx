import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { emptyRun } from "../../../app/_overview/empty-run.ts";
import { HouseWindow } from "../../../app/_overview/house-window.tsx";
import type { HouseCell } from "../../../lib/posture/house.ts";

const cell = (
  counts: Partial<HouseCell["counts"]>,
  worst: HouseCell["worstFailing"],
): HouseCell => {
  const all = { passing: 0, failing: 0, notEvaluated: 0, excepted: 0, notApplicable: 0, ...counts };
  const total = Object.values(all).reduce((sum, value) => sum + value, 0);
  return { pillar: "security", counts: all, total, worstFailing: worst };
};
const windowOf = (of: HouseCell) =>
  renderToStaticMarkup(<HouseWindow cell={of} floor="data-protection" />);

describe("a window of the house", () => {
  test("counts what fails, of what was judged, and says what was not seen", () => {
    const markup = windowOf(cell({ passing: 41, failing: 13, notEvaluated: 1 }, "critical"));
    expect(markup).toMatch(/>13<.*of 54.* fail.*, worst critical.*1 not seen/s);
    expect(markup).toContain("status=failing");
  });

  test("is shuttered over as much of it as was not seen", () => {
    expect(windowOf(cell({ passing: 3, notEvaluated: 1 }, null))).toContain('width="25%"');
    expect(windowOf(cell({ passing: 3 }, null))).not.toContain("hatch");
  });

  test("has nothing green where nothing was measured", () => {
    expect(windowOf(cell({ notEvaluated: 2 }, null))).not.toContain("text-pass");
  });
});

describe("a wall", () => {
  const floors = [1, null, null, null, 1, null].map((value) => ({
    cells: [value === null ? null : cell({ passing: 1 }, null)],
  }));
  const runs = () => floors.map((_, level) => emptyRun(floors, 0, level));

  test("covers an unbroken run of empty places once, and leaves a short one as it is", () => {
    expect(runs().slice(1, 4)).toEqual([3, 0, 0]);
    expect(runs()[5]).toBe(1);
  });
});
