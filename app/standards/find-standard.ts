import "server-only";
import { cache } from "react";
import type { FrameworkAssessment, Posture } from "../../lib/posture/posture.ts";
import type { Standard } from "../../lib/posture/standard.ts";
import { readStandard } from "../../lib/read-catalogue.ts";
import { decodedSegment } from "../_links/path-segment.ts";
import { currentPosture, type PostureView } from "../_posture/posture-door.ts";

/** A standard as the catalogue has it, and as it stands in this account. */
export interface StandingStandard {
  readonly standard: Standard;
  readonly framework: FrameworkAssessment;
  readonly posture: Posture;
}

export type FoundStandard =
  | ({ readonly kind: "standard" } & StandingStandard)
  | { readonly kind: "unknown" }
  | { readonly kind: "no_posture"; readonly view: Exclude<PostureView, { kind: "posture" }> };

/** The standard that a segment of an address names. A name that no standard has is unknown, posture or not. */
export const findStandard = cache(async (segment: string): Promise<FoundStandard> => {
  const standard = readStandard(decodedSegment(segment) ?? "");
  if (standard === null) return { kind: "unknown" };
  const view = await currentPosture();
  if (view.kind !== "posture") return { kind: "no_posture", view };
  const framework = view.posture.frameworks.find(({ id }) => id === standard.id);
  return framework === undefined
    ? { kind: "unknown" }
    : { kind: "standard", standard, framework, posture: view.posture };
});
