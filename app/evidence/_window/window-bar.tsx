import type { AuditWindow, KindInWindow } from "../../../lib/posture/audit-window.ts";
import { type DaySpan, daysIn } from "../../../lib/posture/day-spans.ts";

const height = 12;
const width = 400;

/**
 * A window as a bar from its first day to its last: covered days filled, the others an empty outline. It says
 * again what the words beside it say.
 */
export function WindowBar({
  window,
  judged,
}: {
  readonly window: AuditWindow;
  readonly judged: Omit<KindInWindow, "kind">;
}) {
  const perDay = width / daysIn(window);
  const left = ({ from }: DaySpan) => (daysIn({ from: window.from, to: from }) - 1) * perDay;
  const isTold = judged.covered.length + judged.gaps.length > 0;
  return (
    <svg
      aria-hidden="true"
      className="mt-1 block h-3 w-full max-w-md overflow-visible"
      preserveAspectRatio="none"
      viewBox={`0 0 ${width} ${height}`}
    >
      <rect
        className={isTold ? "fill-none stroke-edge" : "stroke-unseen"}
        fill={isTold ? undefined : "url(#hatch)"}
        height={height - 1}
        strokeDasharray={isTold ? "3 2" : undefined}
        vectorEffect="non-scaling-stroke"
        width={width - 1}
        x={0.5}
        y={0.5}
      />
      {judged.covered.map((span) => (
        <rect
          className="fill-stone-edge"
          height={height}
          key={span.from}
          width={daysIn(span) * perDay}
          x={left(span)}
          y={0}
        />
      ))}
    </svg>
  );
}
