import type { PillarId } from "../../lib/posture/vocabulary.ts";
import { historyHref } from "../_links/history-href.ts";
import { type SearchParams, wordOf } from "../_links/search-params.ts";

const lengths = [
  { word: "30", days: 30, name: "30 days" },
  { word: "90", days: 90, name: "90 days" },
  { word: "365", days: 365, name: "A year" },
] as const;

/** How far back the address asks the trend to go; a month where it does not say. */
export function daysOf(parameters: SearchParams): number {
  return Number(wordOf(parameters, "days", ["30", "90", "365"]) ?? "30");
}

export function DayLinks({
  days,
  pillar,
}: {
  readonly days: number;
  readonly pillar: PillarId | null;
}) {
  return (
    <nav aria-label="How far back" className="mb-2 print:hidden">
      <ul className="flex gap-4 text-sm">
        {lengths.map((length) => (
          <li key={length.word}>
            <a
              aria-current={length.days === days ? "true" : undefined}
              className={`inline-flex min-h-6 items-center ${length.days === days ? "font-semibold" : "text-mute hover:text-ink"}`}
              href={historyHref({ pillar: pillar ?? undefined, days: length.days })}
            >
              {length.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
