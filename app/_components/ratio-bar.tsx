import type { ControlCounts } from "../../lib/posture/posture.ts";

interface Part {
  readonly fill: string;
  /** Percent of the bar. */
  readonly from: number;
  readonly width: number;
}

/**
 * Passing, unseen, failing, in that order, so that the hatched part spans exactly from the worst case
 * to the best: wherever the truth lies, it lies in there. The tick is what was measured.
 *
 * Excepted and not applicable controls are in no ratio, so they are in no bar.
 */
export function RatioBar({
  counts,
  blind = false,
  className = "h-1.5",
}: {
  readonly counts: ControlCounts;
  /** Nothing could be looked at, so that nothing is counted means that nothing is known. */
  readonly blind?: boolean;
  readonly className?: string;
}) {
  const { passing, failing, notEvaluated } = counts;
  const all = passing + failing + notEvaluated;
  const label = `${passing} pass, ${failing} fail, ${notEvaluated} not seen`;
  const measured = passing + failing === 0 ? null : (100 * passing) / (passing + failing);
  return (
    <svg aria-label={label} className={`block w-full overflow-visible ${className}`} role="img">
      {all === 0 ? (
        <rect fill={blind ? "url(#hatch)" : "var(--color-well)"} height="100%" width="100%" />
      ) : (
        partsOf(passing / all, notEvaluated / all).map((part) => (
          <rect
            fill={part.fill}
            height="100%"
            key={part.fill}
            width={`${part.width}%`}
            x={`${part.from}%`}
          />
        ))
      )}
      {failing > 0 && failing < all && <Gap at={(100 * (passing + notEvaluated)) / all} />}
      {measured !== null && notEvaluated > 0 && <Tick at={measured} />}
    </svg>
  );
}

/** Parts failing from what is before it, so that the two are apart even without any colour. */
function Gap({ at }: { readonly at: number }) {
  return (
    <line className="stroke-card" strokeWidth="2" x1={`${at}%`} x2={`${at}%`} y1="0" y2="100%" />
  );
}

function partsOf(passing: number, unseen: number): Part[] {
  const worst = passing * 100;
  const best = (passing + unseen) * 100;
  const parts = [
    { fill: "var(--color-bar-pass)", from: 0, width: worst },
    { fill: "url(#hatch)", from: worst, width: best - worst },
    { fill: "var(--color-bar-fail)", from: best, width: 100 - best },
  ];
  return parts.filter((part) => part.width > 0);
}

function Tick({ at }: { readonly at: number }) {
  return (
    <line className="stroke-ink" strokeWidth="1.5" x1={`${at}%`} x2={`${at}%`} y1="-2" y2="8" />
  );
}
