import { EmptyState } from "../_components/empty-state.tsx";
import { Pager } from "../_components/pager.tsx";
import { controlsHref } from "../_links/hrefs.ts";
import { counted } from "../_words/numbers.ts";
import { type ControlListing, listingHref } from "./control-listing.ts";
import { ControlTable } from "./control-table.tsx";
import type { SectionPage } from "./page-of.ts";

/** One page of the list of controls, and the way to the others. */
export function ControlList({
  listing,
  page,
  controls,
  hidden,
}: {
  readonly listing: ControlListing;
  readonly page: SectionPage;
  /** How many there are without any filter. */
  readonly controls: number;
  /** Columns that are left out. */
  readonly hidden: ReadonlySet<string>;
}) {
  if (page.rows === 0) return <NoControls controls={controls} />;
  const { sections, rows, from, to, previous, next } = page;
  const at = (number: number | null) =>
    number === null ? null : listingHref(listing, { page: number });
  return (
    <>
      <ControlTable hidden={hidden} listing={listing} sections={sections} />
      <Pager
        first={null}
        from={from}
        next={at(next)}
        previous={at(previous)}
        to={to}
        total={rows}
      />
    </>
  );
}

function NoControls({ controls }: { readonly controls: number }) {
  return (
    <EmptyState title="No control matches these filters">
      <p>
        {controls === 0
          ? "No Config rule could be read in any region."
          : `${counted(controls, "control")} are deployed where Config was read.`}{" "}
        <a className="link" href={controlsHref()}>
          Show all
        </a>{" "}
        or{" "}
        <a className="link" href="/coverage">
          see what could not be read
        </a>
        .
      </p>
    </EmptyState>
  );
}
