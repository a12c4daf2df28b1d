import { referenceOf } from "../posture/standard.ts";
import type { RuleEntry } from "./catalogue-schema.ts";
import type { CatalogueEntries } from "./parse-catalogue.ts";

/** What no file can know alone: that the names by which they refer to each other exist. */
export function crossCheck(entries: CatalogueEntries): string[] {
  const { rules, tagRules, standards, packs, deliberatelySo } = entries;
  const identifiers = new Set([...rules, ...tagRules].map(({ identifier }) => identifier));
  const standardIds = new Set(standards.map(({ id }) => id));
  return [
    ...unknownRequirements(entries),
    ...wrongCorrections(entries, identifiers),
    ...tagRules
      .filter(({ identifier }) => rules.some((rule) => rule.identifier === identifier))
      .map(({ identifier }) => `${identifier}: stands among the tag rules and elsewhere`),
    ...packs
      .filter(({ standard }) => !standardIds.has(standard))
      .map(({ name, standard }) => `packs.json: ${name}: there is no standard ${standard}`),
    ...packs.flatMap(({ name, rules: ofPack }) =>
      ofPack
        .filter((identifier) => !identifiers.has(identifier))
        .map((identifier) => `packs.json: ${name}: there is no rule ${identifier}`),
    ),
    ...deliberatelySo
      .filter(({ identifier }) => !identifiers.has(identifier))
      .map(({ identifier }) => `deliberately-so.json: there is no rule ${identifier}`),
  ];
}

/** A pair cannot be evidence in one file and none in another. */
function wrongCorrections(
  { notEvidence, rules, standards }: CatalogueEntries,
  identifiers: ReadonlySet<string>,
): string[] {
  const known = requirementsOf(standards);
  const referred = new Map(rules.map((rule) => [rule.identifier, new Set(referencesIn(rule))]));
  return notEvidence.flatMap((entry) => [
    ...entry.requirements
      .filter((reference) => !known.has(reference))
      .map((reference) => `not-evidence.json: there is no requirement ${reference}`),
    ...entry.rules
      .filter((identifier) => !identifiers.has(identifier))
      .map((identifier) => `not-evidence.json: there is no rule ${identifier}`),
    ...entry.rules.flatMap((identifier) =>
      entry.requirements
        .filter((reference) => referred.get(identifier)?.has(reference))
        .map(
          (reference) => `not-evidence.json: ${identifier} is evidence for ${reference} as well`,
        ),
    ),
  ]);
}

/** A question of the Well-Architected Framework is a heading, and AWS maps rules to it as a whole. */
function unknownRequirements({ rules, standards }: CatalogueEntries): string[] {
  const known = requirementsOf(standards);
  return rules.flatMap((rule) =>
    referencesIn(rule)
      .filter((reference) => !known.has(reference))
      .map((reference) => `${rule.identifier}: there is no requirement ${reference}`),
  );
}

function requirementsOf(standards: CatalogueEntries["standards"]): ReadonlySet<string> {
  return new Set(
    standards.flatMap(({ id, requirements }) => requirements.map((row) => referenceOf(id, row.id))),
  );
}

function referencesIn({ controls }: RuleEntry): string[] {
  return Object.values(controls).flatMap((byStandard = {}) =>
    Object.entries(byStandard).flatMap(([standard, ids]) =>
      ids.map((id) => referenceOf(standard, id)),
    ),
  );
}
