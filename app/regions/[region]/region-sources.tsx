import { groupGaps } from "../../../lib/posture/group-gaps.ts";
import type { Posture } from "../../../lib/posture/posture.ts";
import type { KeptCoverage } from "../../../lib/posture/snapshot.ts";
import { Moment } from "../../_components/moment.tsx";
import { sourceNames } from "../../_words/names.ts";
import { coverageReasonWords, coverageStateWords } from "../../_words/statuses.ts";
import { GapCard } from "../../coverage/gap-card.tsx";
import type { RegionView } from "./view-region.ts";

/** What was read of a region and when; what was not, why not, and the exact next step. */
export function RegionSources({
  here: { coverage },
  posture,
}: {
  readonly here: RegionView;
  readonly posture: Posture;
}) {
  const groups = groupGaps(coverage);
  return (
    <>
      <section
        aria-labelledby="sources"
        className="mb-4 flex flex-wrap gap-x-8 gap-y-1 px-4 sm:px-5"
      >
        <h2 className="font-normal text-mute text-sm" id="sources">
          What was read here
        </h2>
        <ul className="flex flex-wrap gap-x-8 gap-y-1 text-sm">
          {coverage.map((row) => (
            <li key={row.source}>
              <SeenMark state={row.state} />{" "}
              <b className="font-medium">{sourceNames[row.source]}</b>{" "}
              {coverageStateWords[row.state]}
              {row.reason !== null && `: ${coverageReasonWords[row.reason]}`}
              <span className="text-mute">
                , asked <Moment at={row.collectedAt} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      {groups.length > 0 && (
        <div className="mb-4 space-y-4">
          {groups.map((group) => (
            <GapCard group={group} key={group.key} posture={posture} />
          ))}
        </div>
      )}
    </>
  );
}

/** As in the map of coverage: slate was read, hatched was not. Reading is no verdict, so never green. */
function SeenMark({ state }: Pick<KeptCoverage, "state">) {
  return (
    <svg aria-hidden="true" className="inline-block h-3 w-4 align-[-1px]">
      <rect
        className={state === "read" ? "fill-seen" : ""}
        fill="url(#hatch)"
        height="100%"
        rx="2"
        width="100%"
      />
      {state === "partial" && <rect className="fill-seen" height="100%" width="50%" />}
    </svg>
  );
}
