import { countRequirements } from "../../../lib/posture/assess-frameworks.ts";
import type { Standard } from "../../../lib/posture/standard.ts";
import { count, counted } from "../../_words/numbers.ts";
import { requirementStatusWords } from "../../_words/standards.ts";
import { statusesShown } from "../requirement-counts.ts";
import { RequirementMark } from "../requirement-status.tsx";
import { type RequirementLine, requirementsIn, type Section } from "../standard-sections.ts";
import type { MatrixRow } from "./matrix-rows.ts";
import { MatrixTable } from "./matrix-table.tsx";

const head = "flex min-h-11 flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 hover:bg-shaft";

/** A chapter with its counts in sight: open with its rows, or folded, a link that opens it. */
export function MatrixSection({
  section,
  standard,
  isOpen,
  href,
  inPart,
  read,
}: {
  readonly section: Section;
  readonly standard: Standard;
  readonly isOpen: boolean;
  /** The same list with this section open. */
  readonly href: string;
  /** Config was not read whole everywhere: what passes, passes where seen. */
  readonly inPart: boolean;
  readonly read: (line: RequirementLine) => MatrixRow;
}) {
  const anchor = `section-${section.id}`;
  if (!isOpen) {
    return (
      <section
        aria-labelledby={anchor}
        className="border-line border-t first:rounded-t-xl first:border-t-0 last:rounded-b-xl"
      >
        <a className={head} href={href}>
          <SectionHead anchor={anchor} inPart={inPart} section={section} />
        </a>
      </section>
    );
  }
  return (
    <details className="group border-line border-t first:border-t-0" open>
      <summary
        className={`bare-summary sticky top-0 z-10 rounded-xl bg-card group-open:rounded-b-none group-open:border-line group-open:border-b print:static ${head}`}
      >
        <SectionHead anchor={anchor} inPart={inPart} section={section} />
      </summary>
      <MatrixTable read={read} section={section} standard={standard} />
    </details>
  );
}

function SectionHead({
  section,
  anchor,
  inPart,
}: {
  readonly section: Section;
  readonly anchor: string;
  readonly inPart: boolean;
}) {
  return (
    <>
      <h3 className="flex min-w-0 scroll-mt-4 items-center gap-x-3 font-semibold" id={anchor}>
        <svg
          aria-hidden="true"
          className="size-2.5 shrink-0 fill-mute group-open:rotate-90 print:hidden"
          viewBox="0 0 10 10"
        >
          <path d="M2.5 1l5 4-5 4z" />
        </svg>
        <span>
          <span className="mr-1.5 inline-block text-mute first-letter:uppercase">
            {/* An identifier of words is a name: `cost-optimization`. */}
            {/^[a-z-]+$/.test(section.id) ? section.id.replaceAll("-", " ") : section.id}
          </span>
          {section.title}
        </span>
      </h3>
      <SectionCounts inPart={inPart} section={section} />
    </>
  );
}

/** One place for each answer, so that the sections' numbers stand below each other. */
function SectionCounts({
  section,
  inPart,
}: {
  readonly section: Section;
  readonly inPart: boolean;
}) {
  const assessments = requirementsIn([section]).map(({ assessment }) => assessment);
  const inScope = assessments.filter((each) => each.inScope);
  const counts = countRequirements(inScope);
  const outside = assessments.length - inScope.length;
  return (
    <span className="ml-auto flex flex-wrap items-center text-sm max-sm:ml-5.5 max-sm:gap-x-3">
      {statusesShown.map((status) => (
        <span
          className={`items-center gap-1 sm:w-12 ${counts[status] === 0 ? "hidden sm:inline-flex" : "inline-flex"}`}
          key={status}
        >
          {counts[status] > 0 && (
            <>
              <RequirementMark inPart={inPart} status={status} />
              {count(counts[status])}
              <span className="sr-only"> {requirementStatusWords[status]}</span>
            </>
          )}
        </span>
      ))}
      <span className="text-mute text-xs sm:w-30 sm:text-right">
        {inScope.length > 0 && (
          <span className="block">{counted(inScope.length, "requirement")}</span>
        )}
        {outside > 0 && <span className="block">{outside} out of scope</span>}
      </span>
    </span>
  );
}
