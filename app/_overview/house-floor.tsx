import type { HouseFloor } from "../../lib/posture/house.ts";
import type { Posture, SeverityCounts } from "../../lib/posture/posture.ts";
import { type CustomerItemId, pillarIds, severities } from "../../lib/posture/vocabulary.ts";
import { RatioBar } from "../_components/ratio-bar.tsx";
import { SeverityCount } from "../_components/severity.tsx";
import { findingsHref, responsibilityHref } from "../_links/hrefs.ts";
import { floorNamed } from "../_words/names.ts";
import { count } from "../_words/numbers.ts";
import { HouseWindow } from "./house-window.tsx";

/** One of the customer's items across all pillars. */
export function HouseFloorRow({
  floor,
  posture,
  blind,
}: {
  readonly floor: HouseFloor;
  readonly posture: Posture;
  /** Config was read nowhere: an empty place is not known to be empty. */
  readonly blind: boolean;
}) {
  const { name, covers } = floorNamed(floor.id);
  const { passing, failing } = floor.counts;
  return (
    <tr>
      <th className="p-0 text-left font-normal" scope="row">
        <a
          className="block rounded-sm px-1.5 py-1.5 hover:bg-well"
          href={responsibilityHref(floor.id)}
        >
          <span className="block font-medium text-sm">{name}</span>
          <span className="line-clamp-2 text-2xs text-mute">{covers}</span>
        </a>
      </th>
      {floor.cells.map((cell, index) => (
        <td
          className="h-16 bg-shaft p-[3px] align-top [tr:last-child_&]:h-[4.375rem] [tr:last-child_&]:pb-2.5"
          key={pillarIds[index]}
        >
          {cell === null ? <Wall blind={blind} /> : <HouseWindow cell={cell} floor={floor.id} />}
        </td>
      ))}
      <td className="px-2 py-1.5 align-middle">
        <RatioBar blind={blind} counts={floor.counts} />
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2">
          <a
            className="inline-flex min-h-6 w-full items-center text-mute text-xs hover:underline"
            href={responsibilityHref(floor.id)}
          >
            {passing + failing === 0 ? "none evaluated" : `${passing} of ${passing + failing} pass`}
          </a>
          {floor.id !== "operations" && <ActiveFindings item={floor.id} posture={posture} />}
        </span>
      </td>
    </tr>
  );
}

/** Where no control stands. */
function Wall({ blind }: { readonly blind: boolean }) {
  if (blind) {
    return (
      <span className="hatched flex h-full items-center rounded-[3px] px-2.5 text-2xs text-soft">
        not seen
      </span>
    );
  }
  return (
    <span className="flex h-full items-center justify-center text-edge/60">
      <span aria-hidden="true">·</span>
      <span className="sr-only">no control</span>
    </span>
  );
}

function ActiveFindings({
  item,
  posture,
}: {
  readonly item: CustomerItemId;
  readonly posture: Posture;
}) {
  const findings = findingsOf(item, posture);
  return severities
    .filter((severity) => findings[severity] > 0)
    .map((severity) => (
      <a
        className="inline-flex min-h-6 min-w-6 items-center hover:underline"
        href={findingsHref({ responsibility: item, severity })}
        key={severity}
      >
        <SeverityCount severity={severity} value={count(findings[severity])} />
        <span className="sr-only"> findings</span>
      </a>
    ));
}

/** Active findings of an item, as the posture counts them. */
function findingsOf(item: CustomerItemId, posture: Posture): SeverityCounts {
  const found = posture.responsibilities.find(({ id }) => id === item);
  return found?.side === "customer" ? found.findings : { critical: 0, high: 0, medium: 0, low: 0 };
}
