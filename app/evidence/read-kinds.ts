import "server-only";
import { judgeEvidenceKinds, readEvidenceItems } from "../../lib/browse-catalogue.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { readEvidenceKinds, readStandards } from "../../lib/read-catalogue.ts";
import { type KindView, viewKinds } from "./view-kinds.ts";

/** Every kind of evidence as it stands in this account. */
export function readKinds(posture: Posture): KindView[] {
  return viewKinds(
    readEvidenceKinds(),
    readEvidenceItems(),
    readStandards(),
    posture,
    judgeEvidenceKinds(posture),
  );
}
