import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Days } from "../../../app/_components/trend-marks.tsx";

const ends = (...instants: readonly string[]) => {
  const controls = { passing: 1, failing: 0, excepted: 0, notApplicable: 0, notEvaluated: 0 };
  const points = instants.map((at) => ({
    id: at,
    at,
    controls,
    measured: 1,
    worst: 1,
    best: 1,
    breaks: [],
    afterGap: false,
  }));
  const markup = renderToStaticMarkup(<Days points={points} />);
  return [...markup.matchAll(/>([^<]+)</g)].map(([, text]) => text);
};

test("a trend's ends are days", () => {
  expect(ends("2026-11-01T09:00:00.000Z", "2026-11-22T09:00:00.000Z")).toEqual([
    "1 Nov 2026",
    "22 Nov 2026",
  ]);
});

test("within one day they are times, as two equal days would hide how short it is", () => {
  const [first, last] = ends("2026-11-22T09:05:00.000Z", "2026-11-22T10:30:00.000Z");
  expect(first).toMatch(/09:05/);
  expect(last).toMatch(/10:30/);
});
