import type { ControlAssessment, ControlCounts, Posture } from "./posture.ts";
import { countControls, worstFailing } from "./roll-up.ts";
import {
  type ControlStatus,
  type CustomerItemId,
  customerItemIds,
  type PillarId,
  pillarIds,
  type Severity,
} from "./vocabulary.ts";

/** A floor of the house: one of the customer's items, or `operations`, which is nobody's security item. */
export type FloorId = CustomerItemId | "operations";

/** The controls of one pillar and one item. */
export interface HouseCell {
  readonly pillar: PillarId;
  readonly counts: ControlCounts;
  readonly total: number;
  /** Null when nothing fails here. */
  readonly worstFailing: Severity | null;
}

export interface HouseFloor {
  readonly id: FloorId;
  /** In the order of the pillars; null where no deployed control stands. */
  readonly cells: readonly (HouseCell | null)[];
  /** Every control of the floor once, though it may stand in several pillars. */
  readonly counts: ControlCounts;
}

/** The customer's half as a house: pillars are columns, items are floors. */
export interface House {
  readonly floors: readonly HouseFloor[];
  /** Controls that no catalogue, mapping file or rule of thumb could place: in plain sight, in no cell. */
  readonly unmapped: readonly ControlAssessment[];
}

/** Arranges a posture's controls by pillar and item. Every control is in a cell or among the unmapped. */
export function houseOf(posture: Pick<Posture, "controls">): House {
  const mapped = posture.controls.filter((control) => control.pillars.length > 0);
  const floorIds: readonly FloorId[] = [...customerItemIds, "operations"];
  return {
    floors: floorIds.map((id) => {
      const controls = mapped.filter((control) => floorOf(control) === id);
      return {
        id,
        counts: countControls(controls),
        cells: pillarIds.map((pillar) => cellOf(pillar, controls)),
      };
    }),
    unmapped: posture.controls.filter((control) => control.pillars.length === 0),
  };
}

/** What a cell says first: the first of these that it has any of. */
export function leadingStatus({ counts }: Pick<HouseCell, "counts">): ControlStatus {
  const order = ["failing", "passing", "notEvaluated", "excepted", "notApplicable"] as const;
  return order.find((status) => counts[status] > 0) ?? "notApplicable";
}

/** Of how many controls a verdict is known: what the failing ones of a cell are counted among. */
export function judgedIn({ counts }: Pick<HouseCell, "counts">): number {
  return counts.passing + counts.failing;
}

/** The floor a mapped control stands on. */
export function floorOf(control: Pick<ControlAssessment, "responsibility">): FloorId {
  return control.responsibility ?? "operations";
}

function cellOf(pillar: PillarId, floor: readonly ControlAssessment[]): HouseCell | null {
  const controls = floor.filter((control) => control.pillars.includes(pillar));
  if (controls.length === 0) return null;
  return {
    pillar,
    counts: countControls(controls),
    total: controls.length,
    worstFailing: worstFailing(controls),
  };
}
