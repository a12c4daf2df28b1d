import type { Catalogue } from "./control.ts";
import type { PostureFilter } from "./posture-filter.ts";
import { severityOfScore } from "./severity.ts";
import type { Evaluation, Finding, Rule, Snapshot } from "./snapshot.ts";
import type { FindingFamily } from "./vocabulary.ts";

/**
 * The part of a snapshot that a filter lets through. Assessing it gives a posture whose every figure
 * is about that part alone, by the same arithmetic as the whole. Reports and agreements stay: they
 * speak for AWS's half, which no filter of the customer's narrows. Where no finding could count,
 * GuardDuty's coverage goes too: its silence says nothing about that part.
 */
export function narrowSnapshot(
  snapshot: Snapshot,
  catalogue: Catalogue,
  filter: PostureFilter,
): Snapshot {
  const inRegion = (row: { readonly region: string }) =>
    filter.region === undefined || row.region === filter.region;
  const rules = snapshot.rules.filter(
    (rule) => inRegion(rule) && ruleMatches(rule, catalogue, filter),
  );
  const isAbout = findingMatcher(catalogue, filter);
  const kept = new Set(rules.map((rule) => `${rule.region}/${rule.name}`));
  return {
    ...snapshot,
    coverage: snapshot.coverage.filter(
      (row) =>
        (inRegion(row) || row.region === "global") &&
        (row.source !== "guardduty" || findingsMayCount(catalogue, filter)),
    ),
    recorders: snapshot.recorders.filter(inRegion),
    rules,
    packs: snapshot.packs.filter(
      (pack) => inRegion(pack) && (filter.pack === undefined || pack.name === filter.pack),
    ),
    evaluations: only(snapshot.evaluations, (row: Evaluation) =>
      kept.has(`${row.region}/${row.ruleName}`),
    ),
    detectors: snapshot.detectors.filter(inRegion),
    findings: only(snapshot.findings, (row: Finding) => inRegion(row) && isAbout(row)),
  };
}

function ruleMatches(rule: Rule, catalogue: Catalogue, filter: PostureFilter): boolean {
  const mapping = catalogue.mapRule(rule);
  return (
    (filter.pillar === undefined || mapping.pillars.includes(filter.pillar)) &&
    (filter.responsibility === undefined || mapping.responsibility === filter.responsibility) &&
    (filter.severity === undefined || mapping.severity === filter.severity) &&
    (filter.pack === undefined || rule.packName === filter.pack) &&
    (filter.standard === undefined || isEvidenceFor(mapping.controls, filter.standard))
  );
}

/** @param references `standard:requirement` */
function isEvidenceFor(references: readonly string[], standard: string): boolean {
  return references.some((reference) => reference.startsWith(`${standard}:`));
}

/** Families of which an active finding contradicts a requirement of a standard. */
function familiesOf({ standards }: Pick<Catalogue, "standards">, id: string): Set<FindingFamily> {
  const rows = standards.find((standard) => standard.id === id)?.rows ?? [];
  return new Set(rows.flatMap((row) => (row.assessable ? row.findings : [])));
}

function findingsMayCount(catalogue: Catalogue, filter: PostureFilter): boolean {
  const { pillar, responsibility, pack, standard } = filter;
  return (
    pack === undefined &&
    (standard === undefined || familiesOf(catalogue, standard).size > 0) &&
    (pillar === undefined || catalogue.findingPillars.has(pillar)) &&
    (responsibility === undefined || catalogue.findingItems.has(responsibility))
  );
}

/** Says whether a filter but for its region leaves a finding. A pack deploys rules, never findings: it leaves none. */
export function findingMatcher(
  catalogue: Pick<Catalogue, "mapFindingType" | "standards">,
  filter: PostureFilter,
): (finding: Finding) => boolean {
  const { pillar, responsibility, severity, pack, standard } = filter;
  const families = standard === undefined ? null : familiesOf(catalogue, standard);
  return (finding) => {
    const mapping = catalogue.mapFindingType(finding.type);
    return (
      (pillar === undefined || mapping.pillars.includes(pillar)) &&
      (responsibility === undefined || mapping.responsibility === responsibility) &&
      (severity === undefined || severityOfScore(finding.severityScore) === severity) &&
      (families === null || (mapping.family !== null && families.has(mapping.family))) &&
      pack === undefined
    );
  };
}

function only<T>(rows: Iterable<T>, wanted: (row: T) => boolean): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (const row of rows) if (wanted(row)) yield row;
    },
  };
}
