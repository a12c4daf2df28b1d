import { type FloorId, type HouseCell, judgedIn, leadingStatus } from "../../lib/posture/house.ts";
import type { ControlStatus } from "../../lib/posture/vocabulary.ts";
import { severityInk } from "../_components/severity.tsx";
import { controlsHref } from "../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../_words/names.ts";

/**
 * The controls of one pillar and one item. Washed in the worst severity that fails; its shutter is
 * drawn over as much of it as was not seen.
 */
export function HouseWindow({
  cell,
  floor,
}: {
  readonly cell: HouseCell;
  readonly floor: FloorId;
}) {
  const status = leadingStatus(cell);
  const { failing, notEvaluated } = cell.counts;
  const href = controlsHref({ pillar: cell.pillar, responsibility: floor, status });
  return (
    <a
      className={`relative flex h-full min-h-12 flex-col justify-center overflow-hidden rounded-sm px-2 outline-offset-1 hover:ring-1 hover:ring-edge xl:px-2.5 ${toneOf(cell)}`}
      href={href}
    >
      <Shutter share={notEvaluated / cell.total} />
      <span className="sr-only">{`${floorNamed(floor).name}, ${pillarNamed(cell.pillar).name}: `}</span>
      <span
        className={`marked relative items-baseline! whitespace-nowrap ${cell.worstFailing ?? status}`}
      >
        {cell.worstFailing !== null ? (
          <>
            <b className="font-semibold text-xl leading-5 tracking-tight">{failing}</b>
            <span className="text-soft text-xs">
              {`of ${judgedIn(cell)}`}
              <span className="max-xl:sr-only"> fail</span>
            </span>
            <span className="sr-only">{`, worst ${cell.worstFailing}`}</span>
          </>
        ) : (
          <Calm cell={cell} status={status} />
        )}
      </span>
      {notEvaluated > 0 && status !== "notEvaluated" && (
        <span className="relative text-2xs text-soft leading-3.5">{`${notEvaluated} not seen`}</span>
      )}
    </a>
  );
}

function Calm({ cell, status }: { readonly cell: HouseCell; readonly status: ControlStatus }) {
  const words: Readonly<Record<ControlStatus, string>> = {
    passing: "pass",
    failing: "fail",
    excepted: "excepted",
    notApplicable: "not in scope",
    notEvaluated: "not seen",
  };
  return (
    <>
      <b className="font-semibold text-xl leading-none tracking-tight">{cell.counts[status]}</b>
      <span className="text-soft text-xs">{words[status]}</span>
    </>
  );
}

/** Covers the unseen share of a window from the right. Percentages of an unscaled drawing keep the hatch even. */
function Shutter({ share }: { readonly share: number }) {
  if (share <= 0) return null;
  const from = Math.round((1 - share) * 1000) / 10;
  return (
    <svg aria-hidden="true" className="absolute inset-0 size-full">
      <rect fill="url(#hatch-quiet)" height="100%" width={`${100 - from}%`} x={`${from}%`} />
    </svg>
  );
}

function toneOf(cell: HouseCell): string {
  if (cell.worstFailing === null) {
    return cell.counts.passing > 0 ? "text-pass washed" : "bg-card";
  }
  const wash = cell.worstFailing === "critical" ? "washed-strong" : "washed";
  return `${severityInk(cell.worstFailing)} ${wash} shadow-[inset_3px_0_currentcolor]`;
}
