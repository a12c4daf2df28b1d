import type { ReactNode } from "react";
import type { ControlAssessment } from "../../lib/posture/posture.ts";
import { countControls } from "../../lib/posture/roll-up.ts";
import type { ControlQuery } from "../_links/hrefs.ts";
import { controlsHref } from "../_links/hrefs.ts";
import { count, counted } from "../_words/numbers.ts";
import { CountsLine } from "./measured.tsx";
import { RatioBar } from "./ratio-bar.tsx";

/** Some of a page's controls under a name: a focus area of a pillar, a pillar of an item. */
export interface NamedGroup {
  readonly name: string;
  /** Unique on the page. */
  readonly anchor: string;
  readonly controls: readonly ControlAssessment[];
  /** Lists exactly these controls. */
  readonly query: ControlQuery;
}

/** What a group would have that has no control here. */
export interface MissingGroup {
  readonly name: string;
  /** Rules that AWS offers. */
  readonly rules: number;
}

/** The steps below a page's score: each group with its bar, a way to its list, and what has no rule here. */
export function GroupSteps({
  title,
  aside,
  groups,
  missing,
}: {
  readonly title: string;
  readonly aside: ReactNode;
  readonly groups: readonly NamedGroup[];
  readonly missing: readonly MissingGroup[];
}) {
  return (
    <section
      aria-labelledby="steps"
      className="mb-4 rounded-xl border border-line bg-card px-4 py-4 sm:px-5"
    >
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-sm" id="steps">
          {title}
        </h2>
        {aside}
      </div>
      <ol className="grid gap-x-8 md:grid-cols-2">
        {groups.map((group) => (
          <Step group={group} key={group.anchor} />
        ))}
        {missing.map(({ name, rules }) => (
          <li className="border-line border-t py-2.5" key={name}>
            <span className="font-medium">{name}</span>
            <span className="block text-mute text-xs">
              no control here; AWS offers {counted(rules, "rule")}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step({ group }: { readonly group: NamedGroup }) {
  const counts = countControls(group.controls);
  return (
    <li className="grid grid-cols-[1fr_4.5rem] items-center gap-x-4 border-line border-t py-2">
      <span className="min-w-0">
        <a
          className="inline-flex min-h-6 items-center font-medium hover:underline"
          href={`#${group.anchor}`}
        >
          {group.name}
        </a>
        <RatioBar className="my-1 h-2" counts={counts} />
        <CountsLine counts={counts} />
      </span>
      <span className="flex flex-col items-end">
        {counts.failing > 0 && (
          <a
            className="inline-flex min-h-6 items-center gap-1 hover:underline"
            href={controlsHref({ ...group.query, status: "failing" })}
          >
            <b className="font-semibold text-lg">{count(counts.failing)}</b>
            <span className="text-mute text-xs">failing</span>
          </a>
        )}
        <a
          className="inline-flex min-h-6 items-center text-mute text-xs hover:underline"
          href={controlsHref(group.query)}
        >
          {count(group.controls.length)} in all
        </a>
      </span>
    </li>
  );
}
