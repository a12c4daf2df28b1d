import type { ProtectionPlanAssessment } from "../../../lib/posture/posture.ts";

const width = 320;
const height = 10;

/**
 * In how many regions a plan is on, off and not read. Slate, because that a plan is on is no verdict; what
 * could not be read is hatched. The numbers beside it say the same.
 */
export function PlanBar({
  plan: { on, off, notRead },
}: {
  readonly plan: Pick<ProtectionPlanAssessment, "on" | "off" | "notRead">;
}) {
  const all = on.length + off.length + notRead.length;
  const unit = all === 0 ? 0 : width / all;
  const parts = [
    { word: "on", regions: on.length, look: "fill-seen" },
    { word: "off", regions: off.length, look: "fill-card stroke-edge" },
    { word: "not read", regions: notRead.length, look: "stroke-edge" },
  ].filter(({ regions }) => regions > 0);
  const starts = parts.map((_, index) =>
    parts.slice(0, index).reduce((sum, { regions }) => sum + regions * unit, 0),
  );
  return (
    <div>
      <svg
        aria-hidden="true"
        className="block h-2.5 w-full"
        preserveAspectRatio="none"
        viewBox={`0 0 ${width} ${height}`}
      >
        {parts.map(({ word, regions, look }, index) => (
          <rect
            className={look}
            fill={word === "not read" ? "url(#hatch)" : undefined}
            height={height - 1}
            key={word}
            vectorEffect="non-scaling-stroke"
            width={Math.max(0, regions * unit - 2)}
            x={(starts[index] ?? 0) + 0.5}
            y={0.5}
          />
        ))}
      </svg>
      <p className="mt-1 flex flex-wrap gap-x-4 text-sm">
        <Count number={on.length} word="on" />
        <Count number={off.length} word="off" />
        <Count number={notRead.length} word="not read" />
        <span className="text-mute">of {all} regions</span>
      </p>
    </div>
  );
}

function Count({ number, word }: { readonly number: number; readonly word: string }) {
  return (
    <span className={number === 0 ? "text-mute" : ""}>
      <b className="font-semibold">{number}</b> {word}
    </span>
  );
}
