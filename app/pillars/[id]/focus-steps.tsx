import type { PillarId } from "../../../lib/posture/vocabulary.ts";
import { readRules } from "../../../lib/read-catalogue.ts";
import { GroupSteps } from "../../_components/group-steps.tsx";
import { catalogueHref } from "../../_links/hrefs.ts";
import { counted } from "../../_words/numbers.ts";
import type { FocusArea } from "./focus-areas.ts";

/** The focus areas of a pillar, those without a control here too. */
export function FocusSteps({
  pillar,
  areas,
}: {
  readonly pillar: PillarId;
  readonly areas: readonly FocusArea[];
}) {
  const offered = readRules().filter(({ pillars }) => pillars.includes(pillar)).length;
  return (
    <GroupSteps
      aside={
        <a className="link text-mute text-sm" href={catalogueHref({ pillar })}>
          AWS offers {counted(offered, "rule")} for this pillar
        </a>
      }
      groups={areas}
      missing={withoutRule(pillar, areas)}
      title="Focus areas"
    />
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
