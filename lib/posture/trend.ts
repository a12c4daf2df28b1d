import { splitJudgedWith } from "./judged-with.ts";
import { byTextOf } from "./order.ts";
import type { ControlCounts, Ratio } from "./posture.ts";
import { ratioOf } from "./roll-up.ts";
import type { Instant } from "./snapshot.ts";

/** Why two neighbours cannot be compared number by number. */
export const trendBreaks = ["rules", "coverage", "exceptions", "catalogue"] as const;
export type TrendBreak = (typeof trendBreaks)[number];

/** One collection, as a trend needs it. */
export interface TrendInput {
  readonly id: string;
  readonly at: Instant;
  readonly controls: ControlCounts;
  readonly ruleSet: string;
  readonly sight: string;
  readonly judgedWith: string | null;
}

/** One point of a trend: what was measured, and the band in which the truth lies. */
export interface TrendPoint extends Ratio {
  readonly id: string;
  readonly at: Instant;
  readonly controls: ControlCounts;
  /** What changed since the point before, besides resources. */
  readonly breaks: readonly TrendBreak[];
  /** Too long after the point before for a line between the two: nobody looked. */
  readonly afterGap: boolean;
}

export interface Trend {
  readonly points: readonly TrendPoint[];
  /** Collections behind the points; more than there are points when they were thinned out. */
  readonly collections: number;
}

/**
 * A trend over time. Where there are more collections than can be drawn, each stretch of time keeps its
 * lowest, its highest, the outermost ends of its band and its last: nothing is smoothed away.
 *
 * @param inputs in any order
 * @param mostPoints about how many can be drawn
 */
export function trendOf(inputs: readonly TrendInput[], mostPoints: number): Trend {
  const inOrder = inputs.toSorted(byTextOf(({ at }) => at));
  const gap = gapMilliseconds(inOrder);
  const points = inOrder.map((input, index): TrendPoint => {
    const before = inOrder[index - 1];
    return {
      id: input.id,
      at: input.at,
      controls: input.controls,
      ...ratioOf(input.controls),
      breaks: before === undefined ? [] : breaksBetween(before, input),
      afterGap: before !== undefined && Date.parse(input.at) - Date.parse(before.at) > gap,
    };
  });
  return { points: thinned(points, mostPoints), collections: inputs.length };
}

function breaksBetween(before: TrendInput, after: TrendInput): TrendBreak[] {
  const [was, is] = [before, after].map(({ judgedWith }) => splitJudgedWith(judgedWith ?? ""));
  const differs = {
    rules: before.ruleSet !== after.ruleSet,
    coverage: before.sight !== after.sight,
    exceptions: was?.exceptions !== is?.exceptions,
    catalogue: was?.catalogue !== is?.catalogue,
  };
  return trendBreaks.filter((each) => differs[each]);
}

const shortestGapHours = 36;

/** Three times the usual distance, and never less than a day and a half: a daily collection may be late. */
function gapMilliseconds(inOrder: readonly TrendInput[]): number {
  const distances = inOrder.flatMap(({ at }, index) => {
    const before = inOrder[index - 1];
    return before === undefined ? [] : [Date.parse(at) - Date.parse(before.at)];
  });
  const usual = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 0;
  return Math.max(3 * usual, shortestGapHours * 3_600_000);
}

const keptOfEach = 5;

function thinned(points: readonly TrendPoint[], most: number): TrendPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (points.length <= most || first === undefined || last === undefined) return [...points];
  const start = Date.parse(first.at);
  const stretches = Math.max(1, Math.floor(most / keptOfEach));
  const width = (Date.parse(last.at) - start + 1) / stretches;
  const inStretches = Map.groupBy(points, ({ at }) => Math.floor((Date.parse(at) - start) / width));
  const kept = new Set([first, ...[...inStretches.values()].flatMap(outermost)]);
  return withWhatWasLeftOut(points, kept);
}

function outermost(stretch: readonly TrendPoint[]): TrendPoint[] {
  const by = (of: (point: TrendPoint) => number | null) =>
    stretch.filter((point) => of(point) !== null).toSorted((a, b) => (of(a) ?? 0) - (of(b) ?? 0));
  return [
    by(({ measured }) => measured)[0],
    by(({ measured }) => measured).at(-1),
    by(({ worst }) => worst)[0],
    by(({ best }) => best).at(-1),
    stretch.find(({ measured }) => measured === null),
    stretch.at(-1),
  ].filter((point) => point !== undefined);
}

/** What broke at a point that is left out is told at the next one that is kept. */
function withWhatWasLeftOut(
  points: readonly TrendPoint[],
  kept: ReadonlySet<TrendPoint>,
): TrendPoint[] {
  const shown: TrendPoint[] = [];
  let leftOut: TrendPoint[] = [];
  for (const point of points) {
    leftOut.push(point);
    if (!kept.has(point)) continue;
    const all = leftOut;
    shown.push({
      ...point,
      breaks: trendBreaks.filter((each) => all.some(({ breaks }) => breaks.includes(each))),
      afterGap: all.some(({ afterGap }) => afterGap),
    });
    leftOut = [];
  }
  return shown;
}
