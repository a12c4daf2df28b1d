import type { TrendPoint } from "../../lib/posture/trend.ts";

/** Where a point stands: along time and up the scale, both from 0 to 1; y grows downwards as SVG's does. */
export interface Spot {
  readonly point: TrendPoint;
  readonly x: number;
  /** Null where nothing was measured. */
  readonly y: number | null;
  /** Upper and lower end of the band; null where there was nothing to divide. */
  readonly band: { readonly top: number; readonly bottom: number } | null;
}

/** The part of the scale that is drawn, as fractions of 1. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

const smallestSpan = 0.2;

/** Whole tenths around everything there is to draw, and at least a fifth of the scale: no small step looks like a cliff. */
export function scaleOf(points: readonly TrendPoint[]): Scale {
  const ends = points.flatMap(({ worst, best, measured }) =>
    [worst, best, measured].filter((end) => end !== null),
  );
  if (ends.length === 0) return { low: 0, high: 1 };
  const low = Math.floor(Math.min(...ends) * 10) / 10;
  const high = Math.ceil(Math.max(...ends) * 10) / 10;
  if (high - low >= smallestSpan) return { low, high };
  return low + smallestSpan > 1
    ? { low: 1 - smallestSpan, high: 1 }
    : { low, high: low + smallestSpan };
}

/** Places every point by its time, not by its number; a single one stands in the middle. */
export function placed(points: readonly TrendPoint[], { low, high }: Scale): Spot[] {
  const times = points.map(({ at }) => Date.parse(at));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const up = (fraction: number) => (high - fraction) / (high - low);
  return points.map((point, index) => ({
    point,
    x: last === first ? 0.5 : ((times[index] ?? first) - first) / (last - first),
    y: point.measured === null ? null : up(point.measured),
    band:
      point.best === null || point.worst === null
        ? null
        : { top: up(point.best), bottom: up(point.worst) },
  }));
}

/** Runs of spots between which nothing is missing: neither a measurement nor the looking itself. */
export function runsOf(
  spots: readonly Spot[],
  isThere: (spot: Spot) => boolean,
): readonly Spot[][] {
  const runs: Spot[][] = [];
  let open: Spot[] | null = null;
  for (const spot of spots) {
    if (!isThere(spot)) {
      open = null;
      continue;
    }
    if (open === null || spot.point.afterGap) {
      open = [];
      runs.push(open);
    }
    open.push(spot);
  }
  return runs;
}

const short = (value: number) => Number(value.toFixed(4));

/** A line through a run, in a square of the given side. */
export function linePath(run: readonly Spot[], side: number): string {
  return run
    .map(
      ({ x, y }, index) => `${index === 0 ? "M" : "L"}${short(x * side)} ${short((y ?? 0) * side)}`,
    )
    .join("");
}

/** Narrower than this a band could not be seen: a lone collection gets a bar. */
const barHalf = 0.004;

/** The outline of a run's band, in a square of side 1. */
export function bandPath(run: readonly Spot[]): string {
  const alone = run.length === 1;
  const ends = run.flatMap(({ x, band }) => (band === null ? [] : [{ x, ...band }]));
  const there = ends.map(({ x, top }) => [alone ? x - barHalf : x, top] as const);
  const back = ends.toReversed().map(({ x, bottom }) => [alone ? x - barHalf : x, bottom] as const);
  const wide = alone
    ? ends.flatMap(
        ({ x, top, bottom }) =>
          [
            [x + barHalf, top],
            [x + barHalf, bottom],
          ] as const,
      )
    : [];
  const [first, ...more] = [...there, ...wide, ...back];
  if (first === undefined) return "";
  const at = ([x, y]: readonly [number, number]) => `${short(x)} ${short(y)}`;
  return `M${at(first)}${more.map((spot) => `L${at(spot)}`).join("")}Z`;
}
