import type { PillarId } from "../../lib/posture/vocabulary.ts";
import { catalogueHref } from "../_links/hrefs.ts";
import { pillarNamed } from "../_words/names.ts";
import { count } from "../_words/numbers.ts";
import type { HousePlan } from "./plan-house.ts";

/** Where no control stands. A tall wall says what AWS offers there: few rules are no merit. */
export function HouseWall({
  pillar,
  plan,
  tall,
}: {
  readonly pillar: PillarId | undefined;
  readonly plan: HousePlan;
  /** It covers several floors. */
  readonly tall: boolean;
}) {
  if (plan.blind) {
    return (
      <span className="hatched flex h-full min-h-12 items-center rounded-sm px-2.5 text-2xs text-soft">
        not seen
      </span>
    );
  }
  if (!tall || pillar === undefined) return <span className="sr-only">no control</span>;
  return (
    <a
      className="flex h-full flex-col rounded-sm border-line border-t border-dashed px-2 pt-2 text-2xs text-mute hover:bg-well hover:text-ink"
      href={catalogueHref({ pillar })}
    >
      <span>
        No control<span className="sr-only"> for these items in {pillarNamed(pillar).name}</span>.
        AWS offers <b className="font-semibold text-ink">{count(plan.offered.get(pillar) ?? 0)}</b>{" "}
        rules for this pillar.
      </span>
    </a>
  );
}
