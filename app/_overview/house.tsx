import type { Posture } from "../../lib/posture/posture.ts";
import { pillarIds } from "../../lib/posture/vocabulary.ts";
import { findingsHref } from "../_links/hrefs.ts";
import { HouseBeam } from "./house-beam.tsx";
import { HouseFloorRow } from "./house-floor.tsx";
import { PillarHead } from "./pillar-head.tsx";
import type { HousePlan } from "./plan-house.ts";

/**
 * The customer's half: a beam of every control rests on six pillars, the items are floors, each window
 * opens the list behind it, and all of it stands on the line. A real table, because that is what it is.
 */
export function House({ posture, plan }: { readonly posture: Posture; readonly plan: HousePlan }) {
  return (
    <div className="house max-house:hidden print:block">
      <table className="w-full table-fixed border-separate border-spacing-x-2 border-spacing-y-0">
        <caption className="sr-only">
          Your controls by Well-Architected pillar and responsibility
        </caption>
        <Columns />
        <thead>
          <HouseBeam plan={plan} />
          <tr>
            <td />
            {posture.pillars.map((pillar) => (
              <PillarHead blind={plan.blind} key={pillar.id} pillar={pillar} />
            ))}
            <th
              className="pb-2 pl-2 text-left align-bottom font-normal text-mute text-xs"
              scope="col"
            >
              All pillars
            </th>
            <th className="pb-2 text-left align-bottom font-normal text-mute text-xs" scope="col">
              <a className="inline-flex min-h-6 items-end hover:underline" href={findingsHref()}>
                Active findings
              </a>
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.floors.map((floor, index) => (
            <HouseFloorRow
              floor={floor}
              key={floor.id}
              level={index}
              plan={plan}
              posture={posture}
            />
          ))}
          <Plinths />
        </tbody>
      </table>
    </div>
  );
}

/** Label, six pillars of one width, and two columns of sums. */
function Columns() {
  return (
    <colgroup>
      <col className="w-32 xl:w-40" />
      <col span={6} />
      <col className="w-[5.5rem] xl:w-28" />
      <col className="w-28 xl:w-32" />
    </colgroup>
  );
}

/** What the pillars stand on the line with; drawn, and nothing to read. */
function Plinths() {
  return (
    <tr>
      <td />
      {pillarIds.map((id) => (
        <td className="border-line border-x bg-card p-0 pt-5" key={id}>
          <div className="-mx-[5px] h-2.5 rounded-t-xs border border-line border-b-0 bg-card" />
        </td>
      ))}
      <td colSpan={2} />
    </tr>
  );
}
