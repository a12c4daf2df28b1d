import { requirementHref } from "../../../_links/hrefs.ts";
import type { RequirementLine } from "../../standard-sections.ts";
import type { StandingRequirement } from "./find-requirement.ts";

/** The way to the requirements before and after. */
export function Neighbours({ of }: { readonly of: StandingRequirement }) {
  const { standard, previous, next } = of;
  return (
    <nav
      aria-label="Requirements before and after"
      className="mt-9 grid gap-3 border-line border-t pt-4 text-sm sm:grid-cols-2 print:hidden"
    >
      <div>{previous && <Step line={previous} rel="prev" standard={standard.id} />}</div>
      <div className="sm:text-right">
        {next && <Step line={next} rel="next" standard={standard.id} />}
      </div>
    </nav>
  );
}

function Step({
  line: { row },
  standard,
  rel,
}: {
  readonly line: RequirementLine;
  readonly standard: string;
  readonly rel: "prev" | "next";
}) {
  return (
    <a className="group inline-block" href={requirementHref(standard, row.id)} rel={rel}>
      <span className="block text-mute text-xs">{rel === "prev" ? "Previous" : "Next"}</span>
      <span className="group-hover:underline">
        <span className="mr-1.5 font-mono text-mute text-xs">{row.id}</span>
        {row.title}
      </span>
    </a>
  );
}
