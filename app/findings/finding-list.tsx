import type { ReactNode } from "react";
import type { Posture } from "../../lib/posture/posture.ts";
import { type Column, DataTable } from "../_components/data-table.tsx";
import { EmptyState } from "../_components/empty-state.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { Pager } from "../_components/pager.tsx";
import { findingsHref } from "../_links/hrefs.ts";
import { hiddenColumns } from "../_lists/columns.ts";
import { ListFrame } from "../_lists/list-frame.tsx";
import { rowsPerPage } from "../_lists/rows-per-page.ts";
import { findings } from "../_posture/lists.ts";
import { counted } from "../_words/numbers.ts";
import type { FindingColumn } from "./finding-columns.ts";
import { type FindingListing, findingListingHref } from "./finding-listing.ts";
import { FindingPanel } from "./finding-panel.tsx";
import { FindingRow } from "./finding-row.tsx";
import { loadPanel } from "./load-panel.ts";
import { SeverityTabs } from "./severity-tabs.tsx";
import { storeQueryOf } from "./store-query.ts";

const choosable: Readonly<Record<FindingColumn, Column>> = {
  resource: { name: "Resource", narrow: "beside" },
  region: { name: "Region", narrow: "beside" },
  times: { name: "Times", numeric: true, narrow: "beside" },
  seen: { name: "Last seen", numeric: true },
};

/** Findings one by one, the worst first. */
export async function FindingList({
  posture,
  listing,
  children,
}: {
  readonly posture: Posture;
  readonly listing: FindingListing;
  readonly children: ReactNode;
}) {
  const { page } = await findings(storeQueryOf(posture, listing, rowsPerPage));
  const hidden = await hiddenColumns("findings");
  const shown = await loadPanel(posture, listing.shown);
  const { state, severity } = listing.query;
  const kind = state === undefined ? "active " : state === "all" ? "" : `${state} `;
  const headline = counted(page.total, `${kind}${severity ? `${severity} ` : ""}finding`);
  return (
    <>
      <PageHeading crumbs={[{ name: "Findings", href: findingsHref() }]} title={headline} />
      {children}
      <ListFrame
        panel={shown && <FindingPanel listing={listing} shown={shown} />}
        shown={shown === null ? undefined : listing.shown}
        summary={headline}
      >
        <SeverityTabs hidden={hidden} listing={listing} posture={posture} />
        {page.rows.length === 0 ? (
          <EmptyState title="No finding matches these filters">
            <p>
              <a className="link" href={findingsHref()}>
                Show all active findings
              </a>
            </p>
          </EmptyState>
        ) : (
          <DataTable
            caption="Findings"
            columns={[
              { name: "Severity" },
              { name: "What happened" },
              ...Object.entries(choosable).flatMap(([id, column]) =>
                hidden.has(id) ? [] : [column],
              ),
            ]}
          >
            {page.rows.map((finding) => (
              <FindingRow finding={finding} hidden={hidden} key={finding.arn} listing={listing} />
            ))}
          </DataTable>
        )}
        <Pager
          first={listing.after === undefined ? null : findingListingHref(listing)}
          from={page.before + 1}
          next={page.next === null ? null : findingListingHref(listing, page.next)}
          to={page.before + page.rows.length}
          total={page.total}
        />
      </ListFrame>
    </>
  );
}
