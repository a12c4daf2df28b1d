import { assessPosture } from "../../lib/posture/assess-posture.ts";
import type { Catalogue } from "../../lib/posture/control.ts";
import type { Exception } from "../../lib/posture/exceptions.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { Snapshot } from "../../lib/posture/snapshot.ts";
import { aCatalogue } from "./a-catalogue.ts";
import { aSnapshot } from "./a-snapshot.ts";

/** The posture of {@link aSnapshot}, judged by the core itself; say only how the snapshot differs. */
export function aPosture(
  snapshot: Partial<Snapshot> = {},
  {
    catalogue = aCatalogue(),
    asOf = "2026-11-22T09:01:00.000Z",
    exceptions = [],
  }: {
    readonly catalogue?: Catalogue;
    readonly asOf?: string;
    readonly exceptions?: readonly Exception[];
  } = {},
): Posture {
  return assessPosture({ snapshot: aSnapshot(snapshot), catalogue, exceptions, asOf });
}
