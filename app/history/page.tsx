import type { Metadata } from "next";
import { type ControlStatus, type PillarId, pillarIds } from "../../lib/posture/vocabulary.ts";
import { NoPosture } from "../_components/no-posture.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { Pager } from "../_components/pager.tsx";
import { historyHref } from "../_links/history-href.ts";
import { type SearchParams, textOf, wordOf } from "../_links/search-params.ts";
import { BadMarker } from "../_lists/bad-marker.tsx";
import { historyPage, readTrend } from "../_posture/history-door.ts";
import { currentPosture } from "../_posture/posture-door.ts";
import { counted } from "../_words/numbers.ts";
import { DayLinks, daysOf } from "./day-links.tsx";
import { HistoryTable } from "./history-table.tsx";
import { OnlyOne } from "./only-one.tsx";
import { PillarTrends } from "./pillar-trends.tsx";
import { HistoryTrend } from "./trend-card.tsx";

export const metadata: Metadata = { title: "History" };

const rowsShown = 25;

export default async function HistoryPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const parameters = await searchParams;
  const pillar: PillarId | null = wordOf(parameters, "pillar", pillarIds) ?? null;
  const days = daysOf(parameters);
  const after = textOf(parameters, "after");
  const { id: accountId } = view.posture.account;
  const [entries, { page, badMarker }] = await Promise.all([
    readTrend({ accountId, days }),
    historyPage({ accountId, limit: rowsShown, ...(after === undefined ? {} : { after }) }),
  ]);
  const place = { pillar: pillar ?? undefined, days };
  return (
    <>
      <PageHeading title="History">
        {counted(page.total, "collection")} saved. Change is told by cause: what became better
        because a resource changed is not mixed with what was merely newly seen.
      </PageHeading>
      {page.total === 1 && <OnlyOne />}
      {entries.some(({ summary }) => summary !== null && isJudged(summary.controls)) && (
        <>
          <DayLinks days={days} pillar={pillar} />
          <HistoryTrend entries={entries} pillar={pillar} />
          <PillarTrends days={days} entries={entries} here={pillar} />
        </>
      )}
      <h2 className="mb-2 font-semibold text-lg" id="collections">
        Collections
      </h2>
      {badMarker && <BadMarker />}
      <HistoryTable entries={page.rows} />
      <Pager
        first={after === undefined ? null : historyHref(place)}
        from={page.before + 1}
        next={page.next === null ? null : historyHref({ ...place, after: page.next })}
        to={page.before + page.rows.length}
        total={page.total}
      />
    </>
  );
}

/** A chart of nothing would look like a measurement. */
function isJudged({ passing, failing, notEvaluated }: Readonly<Record<ControlStatus, number>>) {
  return passing + failing + notEvaluated > 0;
}
