/** Junction: the catalogue, for pages and the command line that show it. */
import { managedNameOf } from "./catalogue/find-likeness.ts";
import { openedCatalogue } from "./opened-catalogue.ts";
import type {
  AcceptableUseItem,
  Catalogue,
  EvidenceKindMapping,
  FindingTypeMapping,
  NamedRule,
  PenetrationTesting,
  RuleMapping,
} from "./posture/control.ts";
import type { Posture } from "./posture/posture.ts";
import {
  type NotEvidence,
  type RuleReference,
  referenceOf,
  type Standard,
} from "./posture/standard.ts";
import { findStandardGaps, type StandardGaps } from "./posture/standard-gaps.ts";
import { type MappingSource, mappingSources } from "./posture/vocabulary.ts";

/**
 * What is worked out of a catalogue, worked out once for each key: the one in force is one object until the
 * mapping file changes, and every page of a standard asks the same of it. It is forgotten with its catalogue.
 */
function oncePerCatalogue<Made>(make: (catalogue: Catalogue, key: string) => Made) {
  const made = new WeakMap<Catalogue, Map<string, Made>>();
  return (key: string): Made => {
    const { catalogue } = openedCatalogue();
    const known = made.get(catalogue) ?? new Map<string, Made>();
    made.set(catalogue, known);
    const value = known.get(key) ?? make(catalogue, key);
    known.set(key, value);
    return value;
  };
}

/** Every standard, with the scopes and the split that are in force here. */
export function readStandards(): readonly Standard[] {
  return openedCatalogue().catalogue.standards;
}

/** One standard; null when there is none by that id. */
export function readStandard(id: string): Standard | null {
  return readStandards().find((standard) => standard.id === id) ?? null;
}

type Seen = Pick<Posture, "rules" | "recorders" | "coverage">;

/** By posture, because it outlives no collection; by standard within it. */
const gapsFound = oncePerCatalogue(() => new WeakMap<Seen, StandardGaps>());

/** What an account leaves unseen of a standard. */
export function readStandardGaps(posture: Seen, standard: Standard): StandardGaps {
  const found = gapsFound(standard.id);
  const gaps =
    found.get(posture) ?? findStandardGaps(posture, openedCatalogue().catalogue, standard);
  found.set(posture, gaps);
  return gaps;
}

/** A managed rule with who says that it is evidence for a requirement. */
export interface ReferredRule {
  readonly mapping: RuleMapping;
  readonly source: RuleReference["source"];
}

const rulesFor = oncePerCatalogue((catalogue, reference): readonly ReferredRule[] =>
  catalogue.rulesFor(reference).map(({ identifier, source }) => ({
    mapping: catalogue.mapRule({ identifier, name: identifier, resourceTypes: [] }),
    source,
  })),
);

/** Managed rules that are evidence for part of a requirement, in order of identifier, deployed or not. */
export function readRulesFor(standard: string, requirement: string): readonly ReferredRule[] {
  return rulesFor(referenceOf(standard, requirement));
}

/** Rules that others name for a requirement and that do not count, with the reason. */
export function readNotEvidenceFor(standard: string, requirement: string): readonly NotEvidence[] {
  return openedCatalogue().catalogue.notEvidenceFor(referenceOf(standard, requirement));
}

/** Every managed rule the catalogue knows, in order of identifier. */
export function readRules(): readonly RuleMapping[] {
  return openedCatalogue().catalogue.rules;
}

/** One managed rule; null when the catalogue does not know it. */
export function findRule(identifier: string): RuleMapping | null {
  return readRules().find((rule) => rule.identifier === identifier) ?? null;
}

/** Every finding type the catalogue knows, retired ones too, in text order. */
export function readFindingTypes(): readonly FindingTypeMapping[] {
  return openedCatalogue().catalogue.findingTypes;
}

/** What one finding type is about, known or not. */
export function findingTypeNamed(type: string): FindingTypeMapping {
  return openedCatalogue().catalogue.mapFindingType(type);
}

/** How a rule is placed, known or not. */
export function classifyRule(rule: NamedRule): RuleMapping {
  return openedCatalogue().catalogue.mapRule(rule);
}

/**
 * How a rule of this name would be placed. A name written as AWS writes its identifiers is taken for one,
 * and AWS's own name of a managed rule for that rule, unless the type asked with it is none of the rule's;
 * any other name is a custom rule's.
 */
export function classifyNamed(name: string, resourceType: string | undefined): RuleMapping {
  const isIdentifier = /^[A-Z0-9]+(_[A-Z0-9]+)+$/.test(name);
  return classifyRule({
    identifier: isIdentifier ? name : identifierNamed(name, resourceType),
    name,
    resourceTypes: resourceType === undefined ? [] : [resourceType],
  });
}

function identifierNamed(name: string, resourceType: string | undefined): string | null {
  const named = readRules().find(
    ({ identifier }) => identifier !== null && managedNameOf(identifier) === name,
  );
  if (named === undefined) return null;
  const { identifier, resourceTypes } = named;
  const fits =
    resourceType === undefined ||
    resourceTypes.length === 0 ||
    resourceTypes.includes(resourceType);
  return fits ? identifier : null;
}

/** Who says of any rule that it speaks for something in a standard, its headings too, the most trusted first. */
export function sourcesOf({ id }: Pick<Standard, "id">): readonly MappingSource[] {
  return sourcesFor(id);
}

const sourcesFor = oncePerCatalogue(({ rules }, standard): readonly MappingSource[] =>
  mappingSources.filter((source) =>
    rules.some(({ controlsBy }) =>
      controlsBy[source].some((reference) => reference.startsWith(`${standard}:`)),
    ),
  ),
);

/** Kinds of evidence in Artifact, by their names. */
export function readEvidenceKinds(): readonly EvidenceKindMapping[] {
  return openedCatalogue().catalogue.evidenceKinds;
}

/** AWS's acceptable-use policy item by item, and its rules for penetration tests. */
export function readAcceptableUse(): {
  readonly items: readonly AcceptableUseItem[];
  readonly penetrationTesting: PenetrationTesting;
} {
  const { acceptableUse, penetrationTesting } = openedCatalogue().catalogue;
  return { items: acceptableUse, penetrationTesting };
}
