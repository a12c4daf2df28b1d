import type { Trend } from "../../lib/posture/trend.ts";
import { Breaks, Days, Dot, Grid, Ways } from "./trend-marks.tsx";
import { bandPath, linePath, placed, runsOf, type Scale, scaleOf } from "./trend-shape.ts";
import { toldInWords } from "./trend-words.ts";

/** More than these would hide the line. */
const mostDots = 40;
const side = 1000;

const heights = { small: 56, large: 184 } as const;
// In pixels as the drawing is: on paper the root is smaller, and the words below would run into it.
const boxes = { small: "h-[56px]", large: "h-[184px]" } as const;

/**
 * What was measured over time, in the hatched band of what the unevaluated could make of it. Drawn on the
 * server: the line in a square that is stretched, everything that must keep its form outside of it.
 */
export function TrendChart({
  trend: { points },
  id,
  name,
  size = "large",
  scale = scaleOf(points),
}: {
  readonly trend: Trend;
  /** Unlike that of any other chart on the page. */
  readonly id: string;
  /** What it is a trend of: `All pillars`. */
  readonly name: string;
  readonly size?: keyof typeof heights;
  readonly scale?: Scale;
}) {
  const spots = placed(points, scale);
  const height = heights[size];
  const dots = spots.length <= mostDots && size === "large" ? spots : spots.slice(-1);
  return (
    <div className={`relative ${size === "large" ? "mr-2 mb-[24px] ml-10" : "mr-1"}`}>
      <svg
        aria-label={`${name}: ${toldInWords(points)}`}
        className={`block w-full overflow-visible ${boxes[size]}`}
        role="img"
      >
        <clipPath clipPathUnits="objectBoundingBox" id={id}>
          {runsOf(spots, ({ band }) => band !== null).map((run) => (
            <path d={bandPath(run)} key={run[0]?.point.id} />
          ))}
        </clipPath>
        {size === "large" && <Grid height={height} scale={scale} />}
        <rect clipPath={`url(#${id})`} fill="url(#hatch)" height={height} width="100%" />
        {size === "large" && <Breaks height={height} spots={spots} />}
        <svg
          aria-hidden="true"
          className="overflow-visible"
          height={height}
          preserveAspectRatio="none"
          viewBox={`0 0 ${side} ${side}`}
          width="100%"
        >
          {runsOf(spots, ({ y }) => y !== null).map((run) => (
            <path
              className="chart-line fill-none stroke-2 stroke-brand"
              d={linePath(run, side)}
              key={run[0]?.point.id}
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        {dots.map((spot) => (
          <Dot height={height} key={spot.point.id} last={spot === spots.at(-1)} spot={spot} />
        ))}
        {size === "large" && <Days points={points} />}
      </svg>
      {size === "large" && spots.length <= mostDots && <Ways height={height} spots={spots} />}
    </div>
  );
}
