import type { Trend, TrendPoint } from "../../lib/posture/trend.ts";
import { changesHref } from "../_links/history-href.ts";
import { day, minute } from "../_words/instants.ts";
import { percentOf } from "../_words/numbers.ts";
import {
  bandPath,
  linePath,
  placed,
  runsOf,
  type Scale,
  type Spot,
  scaleOf,
} from "./trend-shape.ts";

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
      {size === "large" && spots.length <= mostDots && <Ways spots={spots} />}
    </div>
  );
}

function Grid({
  scale: { low, high },
  height,
}: {
  readonly scale: Scale;
  readonly height: number;
}) {
  return [0, 0.5, 1].map((part) => (
    <g key={part}>
      <line className="stroke-line" x2="100%" y1={part * height} y2={part * height} />
      <text className="chart-text fill-mute text-2xs" textAnchor="end" x="-8" y={part * height + 4}>
        {percentOf(Math.round((high - part * (high - low)) * 100) / 100)} %
      </text>
    </g>
  ));
}

/** Where neighbours cannot be compared number by number. */
function Breaks({ spots, height }: { readonly spots: readonly Spot[]; readonly height: number }) {
  return spots
    .filter(({ point }) => point.breaks.length > 0)
    .map(({ point, x }) => (
      <g key={point.id}>
        <line
          className="chart-line stroke-edge"
          strokeDasharray="2 3"
          x1={`${x * 100}%`}
          x2={`${x * 100}%`}
          y1="0"
          y2={height}
        />
        <svg aria-hidden="true" className="overflow-visible" x={`${x * 100}%`} y={height}>
          <path className="chart-text fill-edge" d="M0 -5l4 5h-8z" />
        </svg>
      </g>
    ));
}

function Dot({
  spot: { x, y },
  height,
  last,
}: {
  readonly spot: Spot;
  readonly height: number;
  readonly last: boolean;
}) {
  if (y === null) return null;
  return (
    <circle
      className={`chart-line stroke-brand ${last ? "fill-brand" : "fill-card stroke-[1.5]"}`}
      cx={`${x * 100}%`}
      cy={y * height}
      r={last ? 3.5 : 2.5}
    />
  );
}

function Days({ points }: { readonly points: readonly TrendPoint[] }) {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const alone = first === last;
  return (
    <g className="chart-text fill-mute text-2xs">
      <text textAnchor={alone ? "middle" : "start"} x={alone ? "50%" : "0"} y="203">
        {day(first.at)}
      </text>
      {!alone && (
        <text textAnchor="end" x="100%" y="203">
          {day(last.at)}
        </text>
      )}
    </g>
  );
}

/** Each collection is a way to what changed with it. For the pointer alone: the table has the same links for everyone. */
function Ways({ spots }: { readonly spots: readonly Spot[] }) {
  return (
    <svg
      aria-hidden="true"
      className="absolute inset-0 size-full overflow-visible print:hidden"
      focusable="false"
    >
      {spots.map(({ point, x }) => (
        <a href={changesHref(point.id)} key={point.id} tabIndex={-1}>
          <svg className="overflow-visible" x={`${x * 100}%`}>
            <title>{`${minute(point.at)}: ${pointInWords(point)}`}</title>
            <rect
              className="fill-transparent hover:fill-ink/6"
              height={heights.large}
              width="24"
              x="-12"
            />
          </svg>
        </a>
      ))}
    </svg>
  );
}

/** `61 % measured, between 50 % and 72 %`. */
export function pointInWords({ measured, worst, best }: TrendPoint): string {
  if (worst === null || best === null) return "no control";
  const band = `${percentOf(worst)} % to ${percentOf(best)} %`;
  return measured === null
    ? `nothing evaluated, ${band} possible`
    : `${percentOf(measured)} % measured, ${band} possible`;
}

function toldInWords(points: readonly TrendPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "no collection yet";
  const end = `${day(last.at)} ${pointInWords(last)}`;
  return first === last ? end : `${day(first.at)} ${pointInWords(first)}; ${end}`;
}
