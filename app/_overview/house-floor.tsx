import type { FloorId, HouseFloor } from "../../lib/posture/house.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { pillarIds } from "../../lib/posture/vocabulary.ts";
import { RatioBar } from "../_components/ratio-bar.tsx";
import { controlsHref, responsibilityHref } from "../_links/hrefs.ts";
import { floorNamed } from "../_words/names.ts";
import { count } from "../_words/numbers.ts";
import { emptyRun } from "./empty-run.ts";
import { FloorFindings } from "./floor-findings.tsx";
import { HouseWall } from "./house-wall.tsx";
import { HouseWindow } from "./house-window.tsx";
import type { HousePlan } from "./plan-house.ts";

/** What an item is about, in the width of a floor's label. */
const about: Readonly<Record<FloorId, string>> = {
  "identity-access": "people, roles, training",
  "data-protection": "at rest and in transit",
  "os-network-firewall": "as you configure them",
  "code-deployed": "all you put on the cloud",
  patching: "guest systems, your apps",
  operations: "no security item",
};

/** One of the customer's items across all pillars. */
export function HouseFloorRow({
  floor,
  level,
  plan,
  posture,
}: {
  readonly floor: HouseFloor;
  /** From the top, from 0. */
  readonly level: number;
  readonly plan: HousePlan;
  readonly posture: Posture;
}) {
  return (
    <tr>
      <th className="p-0 text-left font-normal" scope="row">
        <a
          className="flex min-h-14 flex-col justify-center rounded-sm pr-2 hover:bg-well"
          href={responsibilityHref(floor.id)}
        >
          <span className="font-medium text-sm">{floorNamed(floor.id).name}</span>
          <span className="text-2xs text-mute">{about[floor.id]}</span>
        </a>
      </th>
      {floor.cells.map((cell, column) => {
        const run = cell === null ? emptyRun(plan.floors, column, level) : 1;
        if (run === 0) return null;
        return (
          <td
            className="h-14 border-line border-x bg-card p-[3px]"
            key={pillarIds[column]}
            rowSpan={run}
          >
            {cell === null ? (
              <HouseWall pillar={pillarIds[column]} plan={plan} tall={run > 1} />
            ) : (
              <HouseWindow cell={cell} floor={floor.id} />
            )}
          </td>
        );
      })}
      <td className="py-1 pl-2 align-middle">
        <FloorTotal floor={floor} plan={plan} />
      </td>
      <td className="py-1 align-middle">
        {floor.id !== "operations" && <FloorFindings item={floor.id} posture={posture} />}
      </td>
    </tr>
  );
}

function FloorTotal({ floor, plan }: { readonly floor: HouseFloor; readonly plan: HousePlan }) {
  const { passing, failing } = floor.counts;
  return (
    <>
      <RatioBar blind={plan.blind} counts={floor.counts} />
      <a
        className="mt-0.5 inline-flex min-h-6 items-center text-mute text-xs hover:underline"
        href={controlsHref({ responsibility: floor.id, status: "passing" })}
      >
        {passing + failing === 0
          ? "none evaluated"
          : `${count(passing)} of ${count(passing + failing)} pass`}
      </a>
    </>
  );
}
