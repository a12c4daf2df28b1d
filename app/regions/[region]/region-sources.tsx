import type { Posture } from "../../../lib/posture/posture.ts";
import { Card } from "../../_components/card.tsx";
import { Moment } from "../../_components/moment.tsx";
import { StatusMark } from "../../_components/status.tsx";
import { sourceNames } from "../../_words/names.ts";
import { coverageReasonWords, coverageStateWords } from "../../_words/statuses.ts";
import { GapCard } from "../../coverage/gap-card.tsx";
import { groupGaps } from "../../coverage/group-gaps.ts";
import type { RegionView } from "./view-region.ts";

/** What was read of a region and when; what was not, why not, and the exact next step. */
export function RegionSources({
  here: { coverage },
  posture,
}: {
  readonly here: RegionView;
  readonly posture: Posture;
}) {
  return (
    <>
      <Card className="mb-4" id="sources" title="What was read here">
        <ul className="space-y-1 text-sm">
          {coverage.map((row) => (
            <li className="flex flex-wrap items-center gap-x-2" key={row.source}>
              <StatusMark status={row.state === "read" ? "passing" : "notEvaluated"} />
              <b className="font-medium">{sourceNames[row.source]}</b>
              <span>
                {coverageStateWords[row.state]}
                {row.reason !== null && `: ${coverageReasonWords[row.reason]}`}
              </span>
              <span className="text-mute">
                asked <Moment at={row.collectedAt} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <div className="mb-4 space-y-4">
        {groupGaps(coverage).map((group) => (
          <GapCard group={group} key={group.key} posture={posture} />
        ))}
      </div>
    </>
  );
}
