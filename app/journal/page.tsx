import type { Metadata } from "next";
import { EmptyState } from "../_components/empty-state.tsx";
import { NoPosture } from "../_components/no-posture.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { Pager } from "../_components/pager.tsx";
import { UnusedFilters } from "../_components/unused-filters.tsx";
import { journalHref } from "../_links/exceptions-href.ts";
import { type SearchParams, textOf } from "../_links/search-params.ts";
import { BadMarker } from "../_lists/bad-marker.tsx";
import { rowsPerPage } from "../_lists/rows-per-page.ts";
import { journalPage } from "../_posture/exceptions-door.ts";
import { currentPosture } from "../_posture/posture-door.ts";
import { JournalEntries } from "./journal-entries.tsx";

export const metadata: Metadata = { title: "Journal" };

export default async function JournalPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const parameters = await searchParams;
  const after = textOf(parameters, "after");
  const { page, badMarker } = await journalPage({
    accountId: view.posture.account.id,
    limit: rowsPerPage,
    ...(after === undefined ? {} : { after }),
  });
  const { rows = [], total = 0, before = 0, next = null } = page ?? {};
  return (
    <>
      <PageHeading title="Journal">
        What people decided about this account, the newest first: who, when, what before and after.
        Names are as they were said. Nothing here is ever altered or removed.
      </PageHeading>
      <UnusedFilters names={Object.keys(parameters).filter((name) => name !== "after")} />
      {badMarker && <BadMarker />}
      {rows.length === 0 ? (
        <EmptyState title="Nobody decided anything yet">
          <p>Exceptions that are accepted, changed or withdrawn are written down here.</p>
        </EmptyState>
      ) : (
        <JournalEntries entries={rows} />
      )}
      <Pager
        first={after === undefined ? null : journalHref()}
        from={before + 1}
        next={next === null ? null : journalHref({ after: next })}
        to={before + rows.length}
        total={total}
      />
    </>
  );
}
