/** Junction: what the catalogue says of a control or a finding type, for the page that shows it. */
import { openedCatalogue } from "./opened-catalogue.ts";
import type { FindingTypeMapping, NamedRule, RuleMapping } from "./posture/control.ts";
import type { ControlAssessment } from "./posture/posture.ts";

/**
 * Meaning, remediation and command of a control, of the mapping that its place and severity are from: that
 * of its first copy, asked with everything the posture asked it with.
 *
 * @param rules the deployed rules that are copies of it, in the posture's order
 */
export function explainControl(
  control: Pick<ControlAssessment, "identifier" | "key">,
  rules: readonly NamedRule[],
): RuleMapping {
  const [first = { identifier: control.identifier, name: control.key, resourceTypes: [] }] = rules;
  return openedCatalogue().catalogue.mapRule(first);
}

/** Meaning and first step of a finding type; an unknown type gets an honest `none`. */
export function explainFindingType(type: string): FindingTypeMapping {
  return openedCatalogue().catalogue.mapFindingType(type);
}
