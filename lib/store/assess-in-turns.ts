import { setImmediate as breathe } from "node:timers/promises";
import type { Posture } from "../posture/posture.ts";
import type { Snapshot } from "../posture/snapshot.ts";
import type { Judging } from "./load-posture.ts";

/** Judges a snapshot and lets whoever else waits have a turn between two pieces: a large account takes seconds. */
export async function assessInTurns(
  snapshot: Snapshot,
  { assess, assessInPieces }: Pick<Judging, "assess" | "assessInPieces">,
): Promise<Posture> {
  if (assessInPieces === undefined) return assess(snapshot);
  const work = assessInPieces(snapshot);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await breathe();
  }
}
