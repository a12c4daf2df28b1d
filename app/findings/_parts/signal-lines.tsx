import type { Lane } from "./sequence-lanes.ts";

const laneWidth = 22;
const firstLane = 10;
const markHeight = 14;
const widths = ["w-6", "w-6", "w-12", "w-[4.25rem]", "w-[5.625rem]"] as const;

/** Room for the lines at the left of the story. */
export const storyIndents = ["pl-8", "pl-8", "pl-14", "pl-[4.75rem]", "pl-[6.125rem]"] as const;

/** The part of the lines that stands beside one signal: a mark on each line it is about. */
export function SignalLines({
  lanes,
  place,
  on,
}: {
  readonly lanes: readonly Lane[];
  /** The signal's place in the story. */
  readonly place: number;
  /** Places of the lanes that it stands on. */
  readonly on: readonly number[];
}) {
  const marked = on.length > 0 ? on : [0];
  return (
    <svg
      aria-hidden="true"
      className={`absolute inset-y-0 left-0 h-full ${widths[lanes.length] ?? "w-6"}`}
    >
      {lanes.map((lane, index) => (
        <LaneLine from={lane.from} key={lane.letter} place={place} to={lane.to} x={xOf(index)} />
      ))}
      {marked.map((index) => (
        <g key={index}>
          <circle className="fill-ink" cx={xOf(index)} cy={markHeight} r="8.5" />
          <text
            className="fill-card font-semibold text-2xs"
            textAnchor="middle"
            x={xOf(index)}
            y={markHeight + 4}
          >
            {lanes[index]?.letter ?? ""}
          </text>
        </g>
      ))}
    </svg>
  );
}

function LaneLine({
  x,
  from,
  to,
  place,
}: {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly place: number;
}) {
  if (place < from || place > to) return null;
  return (
    <line
      className="stroke-edge"
      strokeWidth="2"
      x1={x}
      x2={x}
      y1={place === from ? markHeight : 0}
      y2={place === to ? markHeight : "100%"}
    />
  );
}

function xOf(index: number): number {
  return firstLane + index * laneWidth;
}
