import type { Lane } from "./sequence-lanes.ts";

const spine = 11;
const firstLane = 34;
const laneWidth = 20;
const markHeight = 11;
const widths = ["w-6", "w-12", "w-16", "w-[5.25rem]"] as const;

/** Room for the lines at the left of the story, by the number of lanes. */
export const storyIndents = ["pl-9", "pl-14", "pl-[4.75rem]", "pl-24"] as const;

/** The part of the lines that stands beside one signal: its number on the spine, a mark on each lane. */
export function SignalLines({
  lanes,
  place,
  last,
}: {
  readonly lanes: readonly Lane[];
  /** The signal's place in the story. */
  readonly place: number;
  readonly last: boolean;
}) {
  return (
    <svg
      aria-hidden="true"
      className={`absolute inset-y-0 left-0 h-full ${widths[lanes.length] ?? "w-6"}`}
    >
      <Line from={place === 0 ? markHeight : 0} look="stroke-edge" last={last} x={spine} />
      {lanes.map((lane, index) => (
        <LanePart key={lane.letter} lane={lane} place={place} x={firstLane + index * laneWidth} />
      ))}
      <circle className="fill-ink" cx={spine} cy={markHeight} r="10" />
      <text
        className="fill-card font-semibold text-2xs"
        textAnchor="middle"
        x={spine}
        y={markHeight + 4}
      >
        {place + 1}
      </text>
    </svg>
  );
}

function LanePart({
  lane: { places, letter },
  place,
  x,
}: {
  readonly lane: Lane;
  readonly place: number;
  readonly x: number;
}) {
  const from = places[0] ?? 0;
  const to = places.at(-1) ?? 0;
  if (place < from || place > to) return null;
  return (
    <>
      <Line from={place === from ? markHeight : 0} last={place === to} look="stroke-line" x={x} />
      {places.includes(place) && (
        <>
          <circle
            className="fill-card stroke-edge"
            cx={x}
            cy={markHeight}
            r="8"
            strokeWidth="1.2"
          />
          <text className="fill-ink text-2xs" textAnchor="middle" x={x} y={markHeight + 4}>
            {letter}
          </text>
        </>
      )}
    </>
  );
}

function Line({
  x,
  from,
  last,
  look,
}: {
  readonly x: number;
  readonly from: number;
  readonly last: boolean;
  readonly look: string;
}) {
  return (
    <line
      className={look}
      strokeWidth="1.5"
      x1={x}
      x2={x}
      y1={from}
      y2={last ? markHeight : "100%"}
    />
  );
}
