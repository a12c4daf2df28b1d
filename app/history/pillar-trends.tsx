import { trendOf } from "../../lib/posture/trend.ts";
import { type PillarId, pillarIds } from "../../lib/posture/vocabulary.ts";
import type { HistoryEntry } from "../../lib/read-history.ts";
import { TrendChart } from "../_components/trend-chart.tsx";
import { historyHref } from "../_links/history-href.ts";
import { pillarNamed } from "../_words/names.ts";
import { trendInputs } from "./trend-inputs.ts";
import { TrendReading } from "./trend-reading.tsx";

/** As many points as fit into a small picture. */
const mostPoints = 60;

const wholeScale = { low: 0, high: 1 } as const;

/** Every pillar's trend, small, all on the whole scale so that they can be compared. Each opens large. */
export function PillarTrends({
  entries,
  here,
  days,
}: {
  readonly entries: readonly HistoryEntry[];
  readonly here: PillarId | null;
  readonly days: number;
}) {
  return (
    <nav aria-label="Trend by pillar" className="mb-6 print:hidden">
      <ul className="grid grid-cols-2 gap-2 md:grid-cols-4 xl:grid-cols-7">
        {[null, ...pillarIds].map((pillar) => (
          <li className="min-w-0" key={pillar}>
            <Small days={days} entries={entries} here={here === pillar} pillar={pillar} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Small({
  entries,
  pillar,
  here,
  days,
}: {
  readonly entries: readonly HistoryEntry[];
  readonly pillar: PillarId | null;
  readonly here: boolean;
  readonly days: number;
}) {
  const trend = trendOf(trendInputs(entries, pillar), mostPoints);
  const name = pillar === null ? "All pillars" : pillarNamed(pillar).name;
  return (
    <a
      aria-current={here ? "true" : undefined}
      className={`block h-full rounded-xl border bg-card px-3 py-2.5 hover:border-edge ${here ? "border-ink" : "border-line"}`}
      href={historyHref({ pillar: pillar ?? undefined, days })}
    >
      <span className="mb-1.5 block truncate font-medium text-xs">{name}</span>
      <TrendChart
        id={`band-${pillar ?? "all"}`}
        name={name}
        scale={wholeScale}
        size="small"
        trend={trend}
      />
      <span className="mt-1.5 block text-2xs text-mute">
        <TrendReading trend={trend} />
      </span>
    </a>
  );
}
