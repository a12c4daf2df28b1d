/** Junction: what the catalogue says of a control or a finding type, for the page that shows it. */
import { openedCatalogue } from "./opened-catalogue.ts";
import type { FindingTypeMapping, RuleMapping } from "./posture/control.ts";
import type { ControlAssessment, RuleAssessment } from "./posture/posture.ts";

/**
 * Meaning, remediation and command of a control. Its place and severity are the posture's to say: they
 * were judged when the snapshot was saved, perhaps by an earlier catalogue.
 *
 * @param rules the deployed rules that are copies of it
 */
export function explainControl(
  control: Pick<ControlAssessment, "identifier" | "key">,
  rules: readonly Pick<RuleAssessment, "name">[],
): RuleMapping {
  const name = rules[0]?.name ?? control.key;
  return openedCatalogue().catalogue.mapRule({
    identifier: control.identifier,
    name,
    resourceTypes: [],
  });
}

/** Meaning and first step of a finding type; an unknown type gets an honest `none`. */
export function explainFindingType(type: string): FindingTypeMapping {
  return openedCatalogue().catalogue.mapFindingType(type);
}
