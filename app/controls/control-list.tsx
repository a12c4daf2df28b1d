import { Pager } from "../_components/pager.tsx";
import { controlsHref } from "../_links/hrefs.ts";
import { NoMatches } from "../_lists/no-matches.tsx";
import { type ControlListing, listingHref } from "./control-listing.ts";
import { ControlTable } from "./control-table.tsx";
import type { SectionPage } from "./page-of.ts";

/** One page of the list of controls, and the way to the others. */
export function ControlList({
  listing,
  page,
  hidden,
}: {
  readonly listing: ControlListing;
  readonly page: SectionPage;
  /** Columns that are left out. */
  readonly hidden: ReadonlySet<string>;
}) {
  if (page.rows === 0) {
    return (
      <NoMatches all={{ href: controlsHref(), words: "Show all" }} what="control">
        That says nothing about what no rule looks at.
      </NoMatches>
    );
  }
  const { sections, rows, note, from, to, previous, next } = page;
  const at = (number: number | null) =>
    number === null ? null : listingHref(listing, { page: number });
  return (
    <>
      <ControlTable hidden={hidden} listing={listing} sections={sections} />
      <Pager
        file
        first={null}
        from={from}
        next={at(next)}
        note={note}
        previous={at(previous)}
        to={to}
        total={rows}
      />
    </>
  );
}
