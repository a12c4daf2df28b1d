import type { AuditWindow, CoverInWindow } from "../../../lib/posture/audit-window.ts";
import { type DaySpan, daysIn } from "../../../lib/posture/day-spans.ts";

const height = 12;
const width = 400;

/**
 * A window as a bar from its first day to its last: covered days filled, the others an empty outline, and
 * hatched where nobody looked, or not everywhere. It says again what the words beside it say.
 */
export function WindowBar({
  window,
  judged,
}: {
  readonly window: AuditWindow;
  readonly judged: CoverInWindow;
}) {
  const perDay = width / daysIn(window);
  const left = ({ from }: DaySpan) => (daysIn({ from: window.from, to: from }) - 1) * perDay;
  const isUnseen = judged.cover === "not_read" || (judged.gaps.length > 0 && !judged.isWhole);
  return (
    <svg
      aria-hidden="true"
      className="mt-1 block h-3 w-full max-w-md overflow-visible"
      preserveAspectRatio="none"
      viewBox={`0 0 ${width} ${height}`}
    >
      <rect
        className={isUnseen ? "stroke-unseen" : "fill-none stroke-edge"}
        fill={isUnseen ? "url(#hatch)" : undefined}
        height={height - 1}
        strokeDasharray={isUnseen ? undefined : "3 2"}
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
