/** Junction: the catalogue, for pages and the command line that show it. */
import { managedNameOf } from "./catalogue/find-likeness.ts";
import { openedCatalogue } from "./opened-catalogue.ts";
import type {
  AcceptableUseItem,
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

/** Every standard, with the scopes and the split that are in force here. */
export function readStandards(): readonly Standard[] {
  return openedCatalogue().catalogue.standards;
}

/** One standard; null when there is none by that id. */
export function readStandard(id: string): Standard | null {
  return readStandards().find((standard) => standard.id === id) ?? null;
}

/** What an account leaves unseen of a standard. */
export function readStandardGaps(
  posture: Pick<Posture, "rules" | "recorders" | "coverage">,
  standard: Standard,
): StandardGaps {
  return findStandardGaps(posture, openedCatalogue().catalogue, standard);
}

/** A managed rule with who says that it is evidence for a requirement. */
export interface ReferredRule {
  readonly mapping: RuleMapping;
  readonly source: RuleReference["source"];
}

/** Managed rules that are evidence for part of a requirement, in order of identifier, deployed or not. */
export function readRulesFor(standard: string, requirement: string): readonly ReferredRule[] {
  const { catalogue } = openedCatalogue();
  return catalogue.rulesFor(referenceOf(standard, requirement)).map(({ identifier, source }) => ({
    mapping: catalogue.mapRule({ identifier, name: identifier, resourceTypes: [] }),
    source,
  }));
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
export function sourcesOf({ id }: Pick<Standard, "id">): MappingSource[] {
  const rules = readRules();
  return mappingSources.filter((source) =>
    rules.some(({ controlsBy }) =>
      controlsBy[source].some((reference) => reference.startsWith(`${id}:`)),
    ),
  );
}

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
