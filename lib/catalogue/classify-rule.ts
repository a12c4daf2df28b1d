import type { NamedRule, RuleMapping } from "../posture/control.ts";
import { type Likeness, likenessAmong } from "./find-likeness.ts";
import { placeByTags } from "./place-by-tags.ts";
import { type Place, placeByWords } from "./place-by-words.ts";
import { readableRuleName, wordsOfRuleName } from "./readable-name.ts";
import { unknownMeaning } from "./unknown-meaning.ts";

/**
 * How rules are placed, known and unknown. The first that says anything decides: the identifier, by which
 * service-linked rules are known too; a name like that of a managed rule; the words of the name; the
 * resource types. Otherwise a rule stands in no pillar. What the tags of a custom rule say outranks all
 * of these.
 *
 * @param managed every rule the catalogue knows
 */
export function ruleClassifier(managed: readonly RuleMapping[]): (rule: NamedRule) => RuleMapping {
  const byIdentifier = new Map(managed.map((mapping) => [mapping.identifier ?? "", mapping]));
  const findLikeness = likenessAmong(managed);
  return (rule) => {
    const known = rule.identifier === null ? undefined : byIdentifier.get(rule.identifier);
    if (known !== undefined) return known;
    const likeness = findLikeness(rule);
    if (likeness !== null) return placeByTags(inherited(rule, likeness), rule);
    const words = wordsOfRuleName(rule.identifier ?? rule.name);
    const place = placeByWords(words, rule.resourceTypes);
    return placeByTags(place === null ? unplaced(rule) : placed(rule, place), rule);
  };
}

/**
 * A custom rule does not inherit what the other one is evidence for: a name may mislead a pillar, never an
 * auditor. That of an unknown rule of AWS's is AWS's own, and the judgement that it fits is ours.
 */
function inherited(rule: NamedRule, { mapping, name }: Likeness): RuleMapping {
  const controls = rule.identifier === null ? [] : mapping.controls;
  return {
    ...mapping,
    identifier: rule.identifier,
    // Its resources may be others than those the command is for.
    command: null,
    resourceTypes: rule.resourceTypes.length > 0 ? rule.resourceTypes : mapping.resourceTypes,
    controls,
    controlsBy: { user: [], aws: [], community: [], demarc: controls },
    deliberately: null,
    classifiedBy: "rule_of_thumb",
    because: `Its name looks like AWS's ${name}, whose place and wording it was given.`,
  };
}

function placed(rule: NamedRule, place: Place): RuleMapping {
  return { ...unplaced(rule), ...place, classifiedBy: "rule_of_thumb" };
}

/** What can honestly be said without knowing a rule. Its severity is the middle because none was ever weighed. */
function unplaced({ identifier, name, resourceTypes }: NamedRule): RuleMapping {
  return {
    identifier,
    pillars: [],
    primaryPillar: null,
    focusArea: null,
    responsibility: null,
    severity: "medium",
    title: readableRuleName(name),
    meaning: unknownMeaning(identifier === null),
    remediation:
      "In AWS Config > Rules, open the rule, read its description and parameters, and judge the resources it lists with the person who deployed it.",
    command: null,
    resourceTypes,
    controls: [],
    controlsBy: { user: [], aws: [], community: [], demarc: [] },
    group: null,
    deliberately: null,
    classifiedBy: "none",
    because:
      "Neither its name nor its resource types say what it is about, so it counts in no pillar.",
  };
}
