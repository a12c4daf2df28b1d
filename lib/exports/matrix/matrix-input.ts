import type { FrameworkAssessment } from "../../posture/posture.ts";
import type { Reviews } from "../../posture/reviews.ts";
import type { Standard } from "../../posture/standard.ts";
import type { ExportedPosture } from "../exported-posture.ts";

/** What a matrix is written from. */
export interface MatrixInput extends Omit<ExportedPosture, "generatedAt"> {
  readonly reviews: Reviews;
  /** As the catalogue has them: what a list counts, and what it cannot say. */
  readonly standards: readonly Standard[];
}

/** The standards that are asked for, in order of id. */
export function frameworksOf({ posture }: MatrixInput): FrameworkAssessment[] {
  return posture.frameworks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
