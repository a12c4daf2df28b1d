import { configIsComplete } from "../../../lib/posture/coverage.ts";
import { EmptyState } from "../../_components/empty-state.tsx";
import { standardHref, standardSectionHref } from "../../_links/hrefs.ts";
import type { StandingStandard } from "../find-standard.ts";
import { requirementsIn, type Section } from "../standard-sections.ts";
import type { MatrixListing } from "./matrix-listing.ts";
import { rowReader } from "./matrix-rows.ts";
import { MatrixSection } from "./matrix-section.tsx";
import { headlineOf } from "./matrix-words.ts";
import { ScopeNote } from "./scope-note.tsx";

/**
 * More rows than this are not sent at once: their sections stand folded, each a link that opens it, so
 * that a standard of three hundred requirements answers as quickly as a short one.
 */
const readableAtOnce = 120;

/** The requirements under their headings, in the standard's order. */
export function Matrix({
  found,
  listing,
  sections,
}: {
  readonly found: StandingStandard;
  readonly listing: MatrixListing;
  readonly sections: readonly Section[];
}) {
  const shown = requirementsIn(sections);
  if (shown.length === 0) return <NoRequirement id={found.standard.id} />;
  const isLong = shown.length > readableAtOnce;
  const isAllOpen = !isLong || listing.open === "all";
  const inPart = !configIsComplete(found.posture.coverage);
  const read = rowReader(found);
  return (
    <section aria-labelledby="matrix">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="font-semibold text-lg" id="matrix">
          {headlineOf(shown, listing.query)}
        </h2>
        {isLong && (
          <a
            className="link text-brand text-sm print:hidden"
            href={standardHref(found.standard.id, listing.query, {
              open: isAllOpen ? undefined : "all",
            })}
          >
            {isAllOpen ? "Fold the sections" : `Open all ${sections.length} sections`}
          </a>
        )}
      </div>
      <ScopeNote shown={shown} standard={found.standard} />
      <div className="rounded-xl border border-line bg-card">
        {sections.map((section) => (
          <MatrixSection
            href={standardSectionHref(found.standard.id, section.id, listing.query)}
            inPart={inPart}
            isOpen={isAllOpen || listing.open === section.id}
            key={section.id}
            read={read}
            section={section}
            standard={found.standard}
          />
        ))}
      </div>
    </section>
  );
}

function NoRequirement({ id }: { readonly id: string }) {
  return (
    <EmptyState title="No requirement matches these filters">
      <p>
        <a className="link" href={standardHref(id)}>
          Show all of them
        </a>
        , or take one filter away.
      </p>
    </EmptyState>
  );
}
