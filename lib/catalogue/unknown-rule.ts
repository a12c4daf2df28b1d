import type { Catalogue, RuleMapping } from "../posture/control.ts";
import { readableRuleName } from "./readable-name.ts";

/**
 * What can honestly be said of a rule the catalogue does not know: its name, and that nobody has
 * judged it. It stands in no pillar, and its severity is the middle because none was ever weighed.
 */
export function unknownRule(rule: Parameters<Catalogue["mapRule"]>[0]): RuleMapping {
  return {
    identifier: rule.identifier,
    pillars: [],
    primaryPillar: null,
    focusArea: null,
    responsibility: null,
    severity: "medium",
    title: readableRuleName(rule.name),
    meaning: meaningOf(rule.identifier),
    remediation:
      "In AWS Config > Rules, open the rule, read its description and parameters, and judge the resources it lists with the person who deployed it.",
    command: null,
    resourceTypes: rule.resourceTypes,
    controls: [],
    controlsBy: { user: [], aws: [], community: [], demarc: [] },
    group: null,
    deliberately: null,
    classifiedBy: "none",
    because: "Neither its name nor its resource types say what it is about.",
  };
}

function meaningOf(identifier: string | null): string {
  const standing =
    "Its results are shown, but they count in no pillar, and its severity is not known.";
  return identifier === null
    ? `This is a custom rule: Demarc's catalogue does not know this rule and cannot tell what a failure means. ${standing}`
    : `Demarc's catalogue does not know this rule of AWS's yet, so it cannot tell what a failure means. ${standing}`;
}
