import { configIsComplete } from "./coverage.ts";
import type { ControlAssessment, Posture, RequirementAssessment } from "./posture.ts";

/** What stands behind a requirement's answer, looked up. */
export interface RulesBehind {
  readonly controls: readonly ControlAssessment[];
  /** Distinct checks that are evidence for part of it: managed rules, and custom ones the user mapped. */
  readonly known: number;
  /** Of those, how many some region has, as far as rules were read. */
  readonly deployed: number;
  /** Identifiers of managed rules that would be evidence and that no region was seen to have. */
  readonly missing: readonly string[];
  /** All that could be seen was: every rule that speaks for it is deployed, and Config was read whole. */
  readonly isWhole: boolean;
}

/** Looks up what a requirement's assessment only names; made once for many. */
export function rulesBehindReader(
  posture: Pick<Posture, "controls" | "coverage" | "judgedBy">,
): (assessment: Pick<RequirementAssessment, "rules" | "controls">) => RulesBehind {
  const { controls: all, coverage } = posture.judgedBy ?? posture;
  const known = new Map(all.map((control) => [control.key, control]));
  const isConfigWhole = configIsComplete(coverage);
  return ({ rules, controls: keys }) => {
    const controls = keys.flatMap((key) => known.get(key) ?? []);
    const checks = new Set(controls.map(({ identifier, key }) => identifier ?? key));
    const evidence = new Set([...rules, ...checks]);
    return {
      controls,
      known: evidence.size,
      deployed: checks.size,
      missing: rules.filter((identifier) => !checks.has(identifier)),
      isWhole: isConfigWhole && checks.size === evidence.size,
    };
  };
}
