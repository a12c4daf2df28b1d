import type { TrendPoint } from "../../lib/posture/trend.ts";
import { changesHref } from "../_links/history-href.ts";
import { day, minute } from "../_words/instants.ts";
import { percentOf } from "../_words/numbers.ts";
import type { Scale, Spot } from "./trend-shape.ts";
import { pointInWords } from "./trend-words.ts";

/** Three lines with what they stand for. */
export function Grid({
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
export function Breaks({
  spots,
  height,
}: {
  readonly spots: readonly Spot[];
  readonly height: number;
}) {
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

/** What one collection measured; the last is filled. */
export function Dot({
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

/** The first and the last day; within one day, their times. */
export function Days({ points }: { readonly points: readonly TrendPoint[] }) {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const alone = first === last;
  const name = !alone && day(first.at) === day(last.at) ? minute : day;
  return (
    <g className="chart-text fill-mute text-2xs">
      <text textAnchor={alone ? "middle" : "start"} x={alone ? "50%" : "0"} y="203">
        {name(first.at)}
      </text>
      {!alone && (
        <text textAnchor="end" x="100%" y="203">
          {name(last.at)}
        </text>
      )}
    </g>
  );
}

/** Each collection is a way to what changed with it. For the pointer alone: the table has the same links for everyone. */
export function Ways({
  spots,
  height,
}: {
  readonly spots: readonly Spot[];
  readonly height: number;
}) {
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
              height={height}
              width="24"
              x="-12"
            />
          </svg>
        </a>
      ))}
    </svg>
  );
}
