import { anyRead } from "../../lib/posture/coverage.ts";
import type { House as Plan } from "../../lib/posture/house.ts";
import type { PillarAssessment, Posture } from "../../lib/posture/posture.ts";
import { CountsLine, Measured } from "../_components/measured.tsx";
import { PostureStatusWord } from "../_components/posture-status.tsx";
import { RatioBar } from "../_components/ratio-bar.tsx";
import { pillarHref } from "../_links/hrefs.ts";
import { pillarNamed } from "../_words/names.ts";
import { HouseFloorRow } from "./house-floor.tsx";

/**
 * The customer's half: six pillars stand on the line, the items are floors, each window opens the list
 * behind it. A real table, because that is what it is.
 */
export function House({ posture, plan }: { readonly posture: Posture; readonly plan: Plan }) {
  const blind = !anyRead(posture.coverage, "config");
  return (
    <div className="max-lg:hidden">
      <table className="w-full table-fixed border-separate border-spacing-x-1.5 border-spacing-y-0 px-3.5">
        <caption className="sr-only">
          Your controls by Well-Architected pillar and responsibility
        </caption>
        <thead>
          <tr>
            <td className="w-[10rem]" />
            {posture.pillars.map((pillar) => (
              <PillarHead blind={blind} key={pillar.id} pillar={pillar} />
            ))}
            <th
              className="w-[10.25rem] px-2 pb-3 text-left align-bottom font-normal text-mute text-xs"
              scope="col"
            >
              all pillars, and active findings
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.floors.map((floor) => (
            <HouseFloorRow blind={blind} floor={floor} key={floor.id} posture={posture} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PillarHead({
  pillar,
  blind,
}: {
  readonly pillar: PillarAssessment;
  readonly blind: boolean;
}) {
  return (
    <th className="rounded-t-md bg-shaft p-0 text-left align-top font-normal" scope="col">
      <a
        className="block h-full rounded-t-md px-2.5 pt-2.5 pb-3 hover:bg-well"
        href={pillarHref(pillar.id)}
      >
        <span className="block whitespace-nowrap font-medium text-sm tracking-[-0.01em] max-xl:whitespace-normal">
          {pillarNamed(pillar.id).name}
        </span>
        <PostureStatusWord status={pillar.status} />
        <Measured className="mt-1.5 text-3xl" of={pillar} />
        <RatioBar blind={blind} className="my-1.5 h-1.5" counts={pillar.controls} />
        <CountsLine counts={pillar.controls} />
      </a>
    </th>
  );
}
