import type { Posture } from "../../lib/posture/posture.ts";
import { trendOf } from "../../lib/posture/trend.ts";
import { Card } from "../_components/card.tsx";
import { TrendChart } from "../_components/trend-chart.tsx";
import { historyHref } from "../_links/history-href.ts";
import { readTrend } from "../_posture/history-door.ts";
import { counted } from "../_words/numbers.ts";
import { trendInputs } from "../history/trend-inputs.ts";
import { TrendReading } from "../history/trend-reading.tsx";

const daysShown = 30;
const title = "All pillars over time";

/** As many points as the card can show apart. */
const mostPoints = 120;

/** The month behind, in the band of what was not seen; nothing while there is one collection only. The table behind it is on the page of history. */
export async function TrendCard({ posture }: { readonly posture: Posture }) {
  const entries = await readTrend({ accountId: posture.account.id, days: daysShown });
  const trend = trendOf(trendInputs(entries, null), mostPoints);
  // One point is no trend; what changed says that there is nothing before it.
  if (trend.collections < 2) return null;
  return (
    <Card
      aside={
        <a className="link text-brand" href={historyHref()}>
          History
        </a>
      }
      id="trend"
      title={title}
    >
      <div className="mt-4">
        <TrendChart id="trend-band" name={title} trend={trend} />
      </div>
      <p className="text-mute text-xs">
        <TrendReading trend={trend} />. The band is what the unevaluated could make of it;{" "}
        {counted(trend.collections, "collection")} of the last {daysShown} days. A dashed line:
        rules, coverage, exceptions or catalogue changed there.
      </p>
    </Card>
  );
}
