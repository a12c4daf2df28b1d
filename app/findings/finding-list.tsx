import type { ReactNode } from "react";
import type { Posture } from "../../lib/posture/posture.ts";
import { DataTable } from "../_components/data-table.tsx";
import { EmptyState } from "../_components/empty-state.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { Pager } from "../_components/pager.tsx";
import { findingsHref } from "../_links/hrefs.ts";
import { findings } from "../_posture/lists.ts";
import { counted } from "../_words/numbers.ts";
import { type FindingListing, findingListingHref, typesOf } from "./finding-listing.ts";
import { FindingRow } from "./finding-row.tsx";
import { SeverityTabs } from "./severity-tabs.tsx";

const rowsPerPage = 50;

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
  const { page } = await findings(storeQueryOf(posture, listing));
  const { state, severity } = listing.query;
  const kind = state === undefined ? "active " : state === "all" ? "" : `${state} `;
  return (
    <>
      <PageHeading
        crumbs={[{ name: "Findings", href: findingsHref() }]}
        title={counted(page.total, `${kind}${severity ? `${severity} ` : ""}finding`)}
      />
      {children}
      <SeverityTabs listing={listing} posture={posture} />
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
            { name: "Resource", narrow: "hide" },
            { name: "Region", narrow: "hide" },
            { name: "Times", numeric: true, narrow: "hide" },
            { name: "Last seen", numeric: true },
          ]}
        >
          {page.rows.map((finding) => (
            <FindingRow finding={finding} key={finding.arn} />
          ))}
        </DataTable>
      )}
      <Pager
        first={listing.after === undefined ? null : findingListingHref(listing)}
        from={null}
        next={page.next === null ? null : findingListingHref(listing, page.next)}
        to={null}
        total={page.total}
      />
    </>
  );
}

/** The store's words for what the address asks; members that ask nothing are left out. */
function storeQueryOf(posture: Posture, { query, after }: FindingListing) {
  const { severity, type, region, state, search } = query;
  const responsibilityTypes = typesOf(posture.findingGroups, query);
  return {
    accountId: posture.account.id,
    limit: rowsPerPage,
    ...(severity === undefined ? {} : { severity }),
    ...(type === undefined ? {} : { type }),
    ...(region === undefined ? {} : { region }),
    ...(state === undefined ? {} : { archived: state }),
    ...(search === undefined ? {} : { search }),
    ...(responsibilityTypes === undefined ? {} : { responsibilityTypes }),
    ...(after === undefined ? {} : { after }),
  };
}
