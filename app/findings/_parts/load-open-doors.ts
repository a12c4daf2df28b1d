import "server-only";
import type { FindingResource } from "../../../lib/posture/finding-resource.ts";
import type { ControlAssessment, Posture } from "../../../lib/posture/posture.ts";
import { bySeverity } from "../../../lib/posture/severity.ts";
import { listResourceEvaluations } from "../../_posture/lists.ts";

/** One resource of a finding with the controls that fail on it. */
export interface DoorsOf {
  readonly resource: FindingResource;
  /** Worst first, each once. */
  readonly failing: readonly ControlAssessment[];
  /** Controls with a verdict on it. None: no rule looked, which says nothing good. */
  readonly judged: number;
}

/** A sequence may touch hundreds; each asks the store once. */
const mostResources = 24;

export interface OpenDoors {
  readonly doors: readonly DoorsOf[];
  /** Resources that were not looked at, because there are too many. */
  readonly leftOut: number;
}

/** What failed on the resources of a finding: the doors that were open. */
export async function loadOpenDoors(
  posture: Posture,
  resources: readonly FindingResource[],
): Promise<OpenDoors> {
  const controls = new Map(posture.controls.map((control) => [control.key, control]));
  const doors = await Promise.all(
    resources.slice(0, mostResources).map(async (resource) => {
      const rows = await listResourceEvaluations({ accountId: posture.account.id, ...resource });
      const current = rows.filter(({ validTo }) => validTo === null);
      const failing = current.filter(({ compliance }) => compliance === "NON_COMPLIANT");
      return {
        resource,
        failing: [...new Set(failing.map(({ control }) => control))]
          .flatMap((key) => controls.get(key) ?? [])
          .toSorted((a, b) => bySeverity(a.severity, b.severity) || (a.key < b.key ? -1 : 1)),
        judged: new Set(current.map(({ control }) => control)).size,
      };
    }),
  );
  return { doors, leftOut: Math.max(0, resources.length - mostResources) };
}
