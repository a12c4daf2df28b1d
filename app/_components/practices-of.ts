import type { ControlAssessment } from "../../lib/posture/posture.ts";
import type { PillarId } from "../../lib/posture/vocabulary.ts";
import { findRule } from "../../lib/read-catalogue.ts";

/** What the framework's own ids of a pillar's questions begin with. */
const prefixes: Readonly<Record<PillarId, string>> = {
  "operational-excellence": "OPS",
  security: "SEC",
  reliability: "REL",
  "performance-efficiency": "PERF",
  "cost-optimization": "COST",
  sustainability: "SUS",
};

const standard = "well-architected:";

/** Ids of the pillar's best practices that some controls are evidence for, those of the most controls first. */
export function practicesOf(controls: readonly ControlAssessment[], pillar: PillarId): string[] {
  const named = controls.flatMap((control) => practicesOfControl(control, pillar));
  const byPractice = Map.groupBy(named, (id) => id);
  return [...byPractice]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([id]) => id);
}

/** `REL10-BP01`: what the catalogue says one control is evidence for in a pillar; nothing for a custom rule. */
export function practicesOfControl({ identifier }: ControlAssessment, pillar: PillarId): string[] {
  const rule = identifier === null ? null : findRule(identifier);
  return (rule?.controls ?? []).flatMap((each) => {
    const id = each.startsWith(standard) ? each.slice(standard.length) : "";
    return id.startsWith(prefixes[pillar]) && id.includes("-") ? [id] : [];
  });
}
