import { ratioCountsOf } from "../../lib/posture/assess-frameworks.ts";
import type { RequirementCounts } from "../../lib/posture/posture.ts";
import { answerWords } from "../_words/standards.ts";
import { statusesShown } from "./requirement-counts.ts";

/** Side by side: passing, the unknown, failing, so that the unknown spans from worst case to best. */
const yours = [
  { status: "passing", fill: "var(--color-bar-pass)" },
  { status: "not_evaluated", fill: "url(#hatch)" },
  { status: "not_automated", fill: "url(#dots)" },
  { status: "failing", fill: "var(--color-bar-fail)" },
  { status: "excepted", fill: "var(--color-edge)" },
] as const;

const awss = [
  { status: "aws_evidenced", fill: "var(--color-stone-edge)" },
  { status: "aws_not_evidenced", fill: "url(#hatch)" },
] as const;

/**
 * All answers of a standard in one bar, with the demarcation line between yours and AWS's: AWS's half
 * is in no ratio. The tick is what was measured.
 */
export function RequirementBar({
  counts,
  inPart = false,
  className = "h-3",
}: {
  readonly counts: RequirementCounts;
  /** Config was not read whole everywhere: what passes, passes where seen, and is never drawn solid. */
  readonly inPart?: boolean;
  readonly className?: string;
}) {
  const all = statusesShown.reduce((sum, status) => sum + counts[status], 0);
  const label = statusesShown
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${answerWords(status, inPart)}`)
    .join("; ");
  const line = (100 * yours.reduce((sum, { status }) => sum + counts[status], 0)) / all;
  return (
    <svg
      aria-label={all === 0 ? "No requirement" : label}
      className={`block w-full overflow-visible ${className}`}
      role="img"
    >
      {all === 0 ? (
        <rect fill="var(--color-well)" height="100%" width="100%" />
      ) : (
        partsOf(counts, all).map(({ status, fill, from, width }) => (
          <rect
            fill={inPart && status === "passing" ? "url(#where-seen)" : fill}
            height="100%"
            key={status}
            width={`${width}%`}
            x={`${from}%`}
          />
        ))
      )}
      {all > 0 && line > 0 && line < 100 && (
        <>
          <line className="stroke-card" strokeWidth="6" x1={`${line}%`} x2={`${line}%`} y2="100%" />
          <line
            className="stroke-brand"
            strokeWidth="2"
            x1={`${line}%`}
            x2={`${line}%`}
            y2="100%"
          />
        </>
      )}
      <MeasuredTick all={all} counts={counts} />
    </svg>
  );
}

function partsOf(counts: RequirementCounts, all: number) {
  let from = 0;
  return [...yours, ...awss].flatMap(({ status, fill }) => {
    const width = (100 * counts[status]) / all;
    const part = { status, fill, from, width };
    from += width;
    return width > 0 ? [part] : [];
  });
}

/** Where the measured ratio stands on the part of the bar that ratios are about. */
function MeasuredTick({
  counts,
  all,
}: {
  readonly counts: RequirementCounts;
  readonly all: number;
}) {
  const { passing, failing, notEvaluated } = ratioCountsOf(counts);
  if (passing + failing === 0 || notEvaluated === 0) return null;
  const judged = (100 * (passing + failing + notEvaluated)) / all;
  const at = `${(judged * passing) / (passing + failing)}%`;
  return <line className="stroke-ink" strokeWidth="1.5" x1={at} x2={at} y1="-20%" y2="120%" />;
}
