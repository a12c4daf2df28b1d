import { assessPosture } from "../../lib/posture/assess-posture.ts";
import type { Exception } from "../../lib/posture/exceptions.ts";
import type { ControlAssessment, Posture } from "../../lib/posture/posture.ts";
import type { Snapshot } from "../../lib/posture/snapshot.ts";
import { aCatalogue } from "../builders/a-catalogue.ts";
import { aSnapshot } from "../builders/a-snapshot.ts";

export const asOf = "2026-11-22T09:01:00.000Z";

/** Assesses the builders' snapshot with what the test says differs. */
export function assess(
  given: Partial<Snapshot> = {},
  with_: {
    readonly catalogue?: Parameters<typeof aCatalogue>[0];
    readonly exceptions?: readonly Exception[];
  } = {},
): Posture {
  return assessPosture({
    snapshot: aSnapshot(given),
    catalogue: aCatalogue(with_.catalogue),
    exceptions: with_.exceptions ?? [],
    asOf,
  });
}

export function onlyControl(posture: Posture): ControlAssessment {
  const [control, ...others] = posture.controls;
  if (control === undefined || others.length > 0)
    throw new Error(`expected one control, got ${posture.controls.length}`);
  return control;
}

export function pillar(posture: Posture, id: string): Posture["pillars"][number] {
  const found = posture.pillars.find((row) => row.id === id);
  if (found === undefined) throw new Error(`no pillar ${id}`);
  return found;
}
