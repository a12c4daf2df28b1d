import { countControls } from "../../../lib/posture/roll-up.ts";
import type { PillarId } from "../../../lib/posture/vocabulary.ts";
import { readRules } from "../../../lib/read-catalogue.ts";
import { CountsLine } from "../../_components/measured.tsx";
import { RatioBar } from "../../_components/ratio-bar.tsx";
import { catalogueHref, controlsHref } from "../../_links/hrefs.ts";
import { count, counted } from "../../_words/numbers.ts";
import type { FocusArea } from "./focus-areas.ts";

/** The steps below a pillar: each focus area with its bar, a way to its list, and what has no rule here. */
export function FocusSteps({
  pillar,
  areas,
}: {
  readonly pillar: PillarId;
  readonly areas: readonly FocusArea[];
}) {
  const offered = readRules().filter(({ pillars }) => pillars.includes(pillar)).length;
  return (
    <section
      aria-labelledby="steps"
      className="mb-4 rounded-xl border border-line bg-card px-4 py-4 sm:px-5"
    >
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-sm" id="steps">
          Focus areas
        </h2>
        <a className="link text-mute text-sm" href={catalogueHref({ pillar })}>
          AWS offers {counted(offered, "rule")} for this pillar
        </a>
      </div>
      <ol className="grid gap-x-8 md:grid-cols-2">
        {areas.map((area) => (
          <Step area={area} key={area.anchor} />
        ))}
        {withoutRule(pillar, areas).map(({ name, rules }) => (
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

function Step({ area }: { readonly area: FocusArea }) {
  const counts = countControls(area.controls);
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 border-line border-t py-2">
      <span className="min-w-0">
        <a
          className="inline-flex min-h-6 items-center font-medium hover:underline"
          href={`#${area.anchor}`}
        >
          {area.name}
        </a>
        <RatioBar className="my-1 h-2" counts={counts} />
        <CountsLine counts={counts} />
      </span>
      <span className="flex flex-col items-end">
        {counts.failing > 0 && (
          <a
            className="inline-flex min-h-6 items-center gap-1 hover:underline"
            href={controlsHref({ ...area.query, status: "failing" })}
          >
            <b className="font-semibold text-lg">{count(counts.failing)}</b>
            <span className="text-mute text-xs">failing</span>
          </a>
        )}
        <a
          className="inline-flex min-h-6 items-center text-mute text-xs hover:underline"
          href={controlsHref(area.query)}
        >
          {count(area.controls.length)} in all
        </a>
      </span>
    </li>
  );
}

/** Focus areas of the pillar for which AWS has rules and this account has none. */
function withoutRule(pillar: PillarId, areas: readonly FocusArea[]) {
  const here = new Set(areas.map(({ name }) => name));
  const rules = readRules().filter(({ primaryPillar }) => primaryPillar === pillar);
  return [...Map.groupBy(rules, ({ focusArea }) => focusArea)].flatMap(([name, members]) =>
    name === null || here.has(name) ? [] : [{ name, rules: members.length }],
  );
}
