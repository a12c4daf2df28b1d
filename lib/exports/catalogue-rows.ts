/**
 * Entries of the catalogue as it is written out. Members stand here one by one, the contract's first, so
 * that a new one in the core is not published by accident; lists are in text order.
 */
import type { FindingTypeMapping, RuleMapping } from "../posture/control.ts";
import type { Heading, Requirement, RuleReference, Standard } from "../posture/standard.ts";
import type { MappingSource } from "../posture/vocabulary.ts";
import { byId } from "./order-rows.ts";

/** A standard with the managed rules that are evidence for its rows, by the rows' ids. */
export interface ListedStandard {
  readonly standard: Standard;
  readonly rulesFor: (row: string) => readonly RuleReference[];
}

/** One rule, managed or not. */
export function ruleEntry(rule: RuleMapping) {
  return {
    identifier: rule.identifier,
    pillars: rule.pillars.toSorted(),
    primaryPillar: rule.primaryPillar,
    focusArea: rule.focusArea,
    responsibility: rule.responsibility,
    severity: rule.severity,
    title: rule.title,
    meaning: rule.meaning,
    remediation: rule.remediation,
    resourceTypes: rule.resourceTypes.toSorted(),
    controls: rule.controls.toSorted(),
    classifiedBy: rule.classifiedBy,
    command: rule.command,
    controlsBy: bySource((source) => rule.controlsBy[source]),
    group: rule.group,
    deliberately: rule.deliberately,
    because: rule.because,
  };
}

export function findingTypeEntry(mapping: FindingTypeMapping) {
  return {
    type: mapping.type,
    pillars: mapping.pillars.toSorted(),
    responsibility: mapping.responsibility,
    title: mapping.title,
    meaning: mapping.meaning,
    firstStep: mapping.firstStep,
    acceptableUse: mapping.acceptableUse,
    family: mapping.family,
    features: mapping.features.toSorted(),
    standing: mapping.standing,
    classifiedBy: mapping.classifiedBy,
    roleTells: mapping.roleTells,
  };
}

/** A standard, whole: what is counted, and the headings above it, to which rules may be mapped too. */
export function standardEntry({ standard, rulesFor }: ListedStandard) {
  const requirements = standard.rows.filter((row) => row.assessable);
  const headings = standard.rows.filter((row) => !row.assessable);
  return {
    id: standard.id,
    name: standard.name,
    edition: standard.edition,
    publishedOn: standard.publishedOn,
    publishedVerified: standard.publishedVerified,
    denominator: standard.denominator,
    caveat: standard.caveat,
    scopes: byId(standard.scopes, ({ id }) => [id]).map(({ id, name, applies }) => ({
      id,
      name,
      applies,
    })),
    labels: Object.fromEntries(Object.entries(standard.labels).toSorted()),
    headings: byId(headings, ({ id }) => [id]).map((row) => headingEntry(row, rulesFor(row.id))),
    requirements: byId(requirements, ({ id }) => [id]).map((row) =>
      requirementEntry(row, rulesFor(row.id)),
    ),
  };
}

function headingEntry({ id, parent, title }: Heading, rules: readonly RuleReference[]) {
  return { id, parent, title, rules: identifiersBySource(rules) };
}

function requirementEntry(row: Requirement, rules: readonly RuleReference[]) {
  return {
    id: row.id,
    parent: row.parent,
    title: row.title,
    responsibility: row.split.who,
    how: row.split.how,
    basis: row.split.basis,
    evidence: row.split.evidence.toSorted(),
    scope: row.scope,
    label: row.label,
    findings: row.findings.toSorted(),
    note: row.note,
    components: row.components,
    lastReviewedOn: row.lastReviewedOn,
    rules: identifiersBySource(rules),
  };
}

/** Identifiers by who says that they are evidence. */
export function identifiersBySource(
  rules: readonly RuleReference[],
): Readonly<Record<MappingSource, string[]>> {
  return bySource((source) =>
    rules.filter((rule) => rule.source === source).map(({ identifier }) => identifier),
  );
}

function bySource(
  listed: (source: MappingSource) => readonly string[],
): Readonly<Record<MappingSource, string[]>> {
  return {
    user: listed("user").toSorted(),
    aws: listed("aws").toSorted(),
    community: listed("community").toSorted(),
    demarc: listed("demarc").toSorted(),
  };
}
