import type { TrendInput } from "../../lib/posture/trend.ts";
import type { PillarId } from "../../lib/posture/vocabulary.ts";
import type { HistoryEntry } from "../../lib/read-history.ts";

/** What a trend is drawn from: each collection’s counts, of the whole or of one pillar. */
export function trendInputs(
  entries: readonly HistoryEntry[],
  pillar: PillarId | null,
): TrendInput[] {
  return entries.flatMap(({ header, summary, judgedWith }) =>
    summary === null
      ? []
      : [
          {
            id: header.id,
            at: header.finishedAt,
            controls: pillar === null ? summary.controls : summary.pillars[pillar].controls,
            ruleSet: summary.ruleSet,
            sight: summary.sight,
            judgedWith,
          },
        ],
  );
}
