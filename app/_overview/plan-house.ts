import { anyRead } from "../../lib/posture/coverage.ts";
import { type House, houseOf } from "../../lib/posture/house.ts";
import type { ControlCounts, Posture } from "../../lib/posture/posture.ts";
import { countControls } from "../../lib/posture/roll-up.ts";
import { type PillarId, pillarIds } from "../../lib/posture/vocabulary.ts";
import { readRules } from "../../lib/read-catalogue.ts";
import { oncePerPosture } from "../_posture/once-per-posture.ts";

/** What the picture of the house is drawn from. */
export interface HousePlan extends House {
  /** Every control, once. */
  readonly counts: ControlCounts;
  /** Config was read nowhere: an empty place is not known to be empty. */
  readonly blind: boolean;
  /** Managed rules that the catalogue knows for each pillar. */
  readonly offered: ReadonlyMap<PillarId, number>;
}

/** Arranges a posture as a house. */
export const planHouse = oncePerPosture((posture: Posture): HousePlan => {
  const rules = readRules();
  return {
    ...houseOf(posture),
    counts: countControls(posture.controls),
    blind: !anyRead(posture.coverage, "config"),
    offered: new Map(
      pillarIds.map((id) => [id, rules.filter(({ pillars }) => pillars.includes(id)).length]),
    ),
  };
});
