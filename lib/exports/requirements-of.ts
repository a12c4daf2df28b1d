import type { Posture } from "../posture/posture.ts";
import { referenceOf } from "../posture/standard.ts";

/** What a control is evidence for, here: requirements that are out of scope are not asked. */
export interface EvidenceFor {
  /** `PCI DSS 4.0.1`, in text order. */
  readonly standards: readonly string[];
  /** `pci-dss-4.0.1:1.2.5`, in text order. */
  readonly requirements: readonly string[];
}

const nothing: EvidenceFor = { standards: [], requirements: [] };

/** Tells of each control, by its key, which requirements in scope it is evidence for. */
export function evidenceByControl({ frameworks }: Posture): (control: string) => EvidenceFor {
  const found = new Map<string, { standards: Set<string>; requirements: string[] }>();
  for (const { id, name, edition, controls } of frameworks) {
    for (const requirement of controls) {
      if (!requirement.inScope) continue;
      for (const key of requirement.controls) {
        const known = found.get(key) ?? { standards: new Set(), requirements: [] };
        found.set(key, known);
        known.standards.add(`${name} ${edition}`);
        known.requirements.push(referenceOf(id, requirement.id));
      }
    }
  }
  const sorted = new Map(
    [...found].map(([key, { standards, requirements }]): [string, EvidenceFor] => [
      key,
      { standards: [...standards].sort(), requirements: requirements.sort() },
    ]),
  );
  return (control) => sorted.get(control) ?? nothing;
}
