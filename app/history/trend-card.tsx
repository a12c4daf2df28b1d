import { trendOf } from "../../lib/posture/trend.ts";
import type { PillarId } from "../../lib/posture/vocabulary.ts";
import type { HistoryEntry } from "../../lib/read-history.ts";
import { Card } from "../_components/card.tsx";
import { TrendChart } from "../_components/trend-chart.tsx";
import { scaleOf } from "../_components/trend-shape.ts";
import { pillarNamed } from "../_words/names.ts";
import { percentOf } from "../_words/numbers.ts";
import { trendInputs } from "./trend-inputs.ts";
import { TrendReading } from "./trend-reading.tsx";
import { TrendTable } from "./trend-table.tsx";

/** As many points as a wide screen can show apart. */
const mostPoints = 240;

/** The trend of the whole or of one pillar: picture, how to read it, and the table behind it. */
export function HistoryTrend({
  entries,
  pillar,
}: {
  readonly entries: readonly HistoryEntry[];
  readonly pillar: PillarId | null;
}) {
  const trend = trendOf(trendInputs(entries, pillar), mostPoints);
  const scale = scaleOf(trend.points);
  const name = pillar === null ? "All pillars" : pillarNamed(pillar).name;
  return (
    <Card aside={<TrendReading trend={trend} />} className="mb-4" id="trend" title={name}>
      <div className="mt-4">
        <TrendChart id="trend-band" name={name} scale={scale} trend={trend} />
      </div>
      <p className="text-mute text-xs">
        {scale.high - scale.low < 1 &&
          `The scale runs from ${percentOf(scale.low)} % to ${percentOf(scale.high)} %, not from 0 to 100. `}
        The line is what was measured: passing ÷ (passing + failing). The hatched band is what the
        controls that were not evaluated could make of it, all failing to all passing. A dashed line
        marks where rules, coverage, exceptions or catalogue changed: the two sides count different
        things.
        {trend.collections > trend.points.length &&
          ` ${trend.collections} collections are drawn as ${trend.points.length} points; the lowest and the highest of each stretch are among them.`}
      </p>
      <TrendTable trend={trend} />
    </Card>
  );
}
