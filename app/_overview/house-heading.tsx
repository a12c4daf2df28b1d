import { anyRead } from "../../lib/posture/coverage.ts";
import type { House } from "../../lib/posture/house.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { countControls } from "../../lib/posture/roll-up.ts";
import { BarKey } from "../_components/bar-key.tsx";
import { CountsLine } from "../_components/measured.tsx";
import { RatioBar } from "../_components/ratio-bar.tsx";
import { controlsHref } from "../_links/hrefs.ts";
import { count } from "../_words/numbers.ts";

/** Whose half stands above the line, and the beam that rests on all pillars: every control, once. */
export function HouseHeading({
  posture,
  plan,
}: {
  readonly posture: Posture;
  readonly plan: House;
}) {
  const counts = countControls(posture.controls);
  const blind = !anyRead(posture.coverage, "config");
  return (
    <div className="px-4 pt-3.5 pb-3 sm:px-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-sm">
          Yours <span className="ml-1 font-normal text-mute">security in the cloud</span>
        </h2>
        <p className="flex flex-wrap gap-x-3 text-mute text-xs">
          <a className="inline-flex min-h-6 items-center hover:underline" href={controlsHref()}>
            <CountsLine counts={counts} />
          </a>
          <Unmapped of={plan.unmapped.length} />
        </p>
      </div>
      <RatioBar blind={blind} className="mt-1 h-2.5" counts={counts} />
      <BarKey className="mt-2" />
    </div>
  );
}

/** Controls in no pillar stay in plain sight: they are in the beam and in no window. */
function Unmapped({ of }: { readonly of: number }) {
  if (of === 0) return null;
  return (
    <a
      className="inline-flex min-h-6 items-center text-amber hover:underline"
      href={controlsHref({ classified: "none" })}
    >
      {count(of)} in no pillar
    </a>
  );
}
