import type { Catalogue, FindingTypeMapping, NamedRule, RuleMapping } from "../posture/control.ts";
import { byTextOf } from "../posture/order.ts";
import type { NotEvidence, RuleReference } from "../posture/standard.ts";
import { identifierOfName } from "./find-likeness.ts";
import { mapStandard } from "./map-standard.ts";
import type { Mapping } from "./mapping-schema.ts";
import { mostExact } from "./most-exact.ts";
import { overrideRule } from "./override-rule.ts";
import { tagsBeside } from "./place-by-tags.ts";
import { withoutPackSuffix } from "./readable-name.ts";

/** The catalogue with what a mapping file says laid over it. Pure; what the file leaves out stays. */
export function applyMapping(catalogue: Catalogue, mapping: Mapping): Catalogue {
  const mapRule = ruleMapper(catalogue, mapping);
  const mapFindingType = findingTypeMapper(catalogue, mapping);
  const rules = catalogue.rules.map((rule) => mapRule(asNamed(rule)));
  const findingTypes = catalogue.findingTypes.map(({ type }) => mapFindingType(type));
  const saidOf = referencesOfUser(rules);
  return {
    ...catalogue,
    mapRule,
    mapFindingType,
    rules,
    findingTypes,
    standards: catalogue.standards.map((standard) =>
      mapStandard(standard, mapping.standards[standard.id]),
    ),
    rulesFor: (reference) => withUsers(catalogue.rulesFor(reference), saidOf.get(reference) ?? []),
    notEvidenceFor: (reference) =>
      withoutUsers(catalogue.notEvidenceFor(reference), saidOf.get(reference) ?? []),
    findingPillars: new Set(findingTypes.flatMap(({ pillars }) => pillars)),
    findingItems: new Set(findingTypes.flatMap(({ responsibility }) => responsibility ?? [])),
  };
}

/** A managed rule goes by its identifier, however it is called where it is deployed. */
function asNamed({ identifier, resourceTypes }: RuleMapping): NamedRule {
  return { identifier, name: identifier ?? "", resourceTypes };
}

function ruleMapper(catalogue: Catalogue, { rules }: Mapping): Catalogue["mapRule"] {
  const names = new Map(Object.entries(rules));
  const find = mostExact([...names.keys()]);
  const ofManagedNames = new Map(
    [...names.keys()].map((name) => [identifierOfName(name), name] as const),
  );
  return (rule) => {
    const { identifier, name } = rule;
    const found =
      find.exact([name, withoutPackSuffix(name), identifier]) ??
      (identifier === null ? undefined : ofManagedNames.get(identifier)) ??
      find.beginning([name, identifier]);
    const said = found === undefined ? undefined : names.get(found);
    const base = catalogue.mapRule(rule);
    if (said === undefined) return base;
    const ofFile =
      said.reason === undefined
        ? "Your mapping file says so."
        : `Your mapping file says so: ${said.reason}`;
    return overrideRule(base, said, [...tagsBeside(rule, said), ofFile].join(" "));
  };
}

function findingTypeMapper(
  catalogue: Catalogue,
  { findingTypes }: Mapping,
): Catalogue["mapFindingType"] {
  const names = new Map(Object.entries(findingTypes));
  const find = mostExact([...names.keys()]);
  return (type): FindingTypeMapping => {
    const base = catalogue.mapFindingType(type);
    const found = find.exact([type]) ?? find.beginning([type]);
    const said = found === undefined ? undefined : names.get(found);
    if (said === undefined) return base;
    return {
      ...base,
      pillars: said.pillars ?? base.pillars,
      responsibility: said.responsibility === undefined ? base.responsibility : said.responsibility,
      acceptableUse: said.acceptableUse === undefined ? base.acceptableUse : said.acceptableUse,
      title: said.title ?? base.title,
      meaning: said.meaning ?? base.meaning,
      firstStep: said.firstStep ?? base.firstStep,
      classifiedBy: "user",
    };
  };
}

/** Managed rules that the user names as evidence, by requirement. */
function referencesOfUser(rules: readonly RuleMapping[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { identifier, controlsBy } of rules) {
    if (identifier === null) continue;
    for (const reference of controlsBy.user)
      found.set(reference, [...(found.get(reference) ?? []), identifier]);
  }
  return found;
}

function withUsers(
  references: readonly RuleReference[],
  ofUser: readonly string[],
): readonly RuleReference[] {
  if (ofUser.length === 0) return references;
  return [
    ...references.filter(({ identifier }) => !ofUser.includes(identifier)),
    ...ofUser.map((identifier) => ({ identifier, source: "user" as const })),
  ].sort(byTextOf(({ identifier }) => identifier));
}

/** What the user calls evidence is no longer said to be none. */
function withoutUsers(
  entries: readonly NotEvidence[],
  ofUser: readonly string[],
): readonly NotEvidence[] {
  if (ofUser.length === 0) return entries;
  return entries
    .map((entry) => ({ ...entry, rules: entry.rules.filter((rule) => !ofUser.includes(rule)) }))
    .filter(({ rules }) => rules.length > 0);
}
