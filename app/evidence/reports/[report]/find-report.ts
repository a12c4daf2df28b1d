import "server-only";
import { cache } from "react";
import type { Posture, ReportAssessment } from "../../../../lib/posture/posture.ts";
import { decodedSegment } from "../../../_links/path-segment.ts";
import { currentPosture, type PostureView } from "../../../_posture/posture-door.ts";

export type FoundReport =
  | { readonly kind: "report"; readonly report: ReportAssessment; readonly posture: Posture }
  | { readonly kind: "unknown" }
  | { readonly kind: "no_posture"; readonly view: Exclude<PostureView, { kind: "posture" }> };

/** The report that a segment of an address names. */
export const findReport = cache(async (segment: string): Promise<FoundReport> => {
  const view = await currentPosture();
  if (view.kind !== "posture") return { kind: "no_posture", view };
  const id = decodedSegment(segment);
  const report = view.posture.reports.find((each) => each.id === id);
  return report === undefined
    ? { kind: "unknown" }
    : { kind: "report", report, posture: view.posture };
});
