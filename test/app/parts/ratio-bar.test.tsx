import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { RatioBar } from "../../../app/_components/ratio-bar.tsx";
import type { ControlCounts } from "../../../lib/posture/posture.ts";

const none: ControlCounts = {
  passing: 0,
  failing: 0,
  notEvaluated: 0,
  excepted: 0,
  notApplicable: 0,
};
const drawn = (counts: Partial<ControlCounts>, blind = false) =>
  renderToStaticMarkup(<RatioBar blind={blind} counts={{ ...none, ...counts }} />);
/** What fills each part, and how wide it is. */
const partsOf = (markup: string) =>
  [...markup.matchAll(/<rect fill="([^"]+)" height="100%" width="([\d.]+)%"/g)].map(
    ([, fill, width]) => [fill, Number(width)],
  );

describe("the ratio bar", () => {
  test("never drops the unevaluated: it is hatched, between passing and failing", () => {
    expect(partsOf(drawn({ passing: 5, notEvaluated: 3, failing: 2 }))).toEqual([
      ["var(--color-bar-pass)", 50],
      ["url(#hatch)", 30],
      ["var(--color-bar-fail)", 20],
    ]);
  });

  test("draws the unevaluated alone when nothing else is known", () => {
    expect(partsOf(drawn({ notEvaluated: 4 }))).toEqual([["url(#hatch)", 100]]);
  });

  test("has no green where nothing passed", () => {
    expect(drawn({ notEvaluated: 4, failing: 1 })).not.toContain("bar-pass");
    expect(drawn({}, true)).not.toContain("bar-pass");
  });

  test("is hatched whole where nothing could be looked at, and empty where there is nothing", () => {
    expect(drawn({}, true)).toContain('fill="url(#hatch)"');
    expect(drawn({})).not.toContain("hatch");
  });

  test("says in words what it draws", () => {
    expect(drawn({ passing: 5, notEvaluated: 3, failing: 2 })).toContain(
      'aria-label="5 pass, 2 fail, 3 not seen"',
    );
  });

  test("ticks what was measured only where the unseen could change it", () => {
    expect(drawn({ passing: 1, failing: 1, notEvaluated: 2 })).toMatch(
      /<line class="stroke-ink"[^>]* x1="50%" x2="50%"/,
    );
    expect(drawn({ passing: 1, failing: 1 })).not.toContain("stroke-ink");
  });

  test("parts failing from the rest by a gap, so that no colour is needed", () => {
    expect(drawn({ passing: 3, failing: 1 })).toMatch(
      /<line class="stroke-card"[^>]* x1="75%" x2="75%"/,
    );
    expect(drawn({ failing: 1 })).not.toContain("stroke-card");
  });
});
