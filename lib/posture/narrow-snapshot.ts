import type { Catalogue } from "./control.ts";
import type { PostureFilter } from "./posture-filter.ts";
import { severityOfScore } from "./severity.ts";
import type { Evaluation, Finding, Rule, Snapshot } from "./snapshot.ts";

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
    findings: only(
      snapshot.findings,
      (row: Finding) => inRegion(row) && findingMatches(row, catalogue, filter),
    ),
  };
}

function ruleMatches(rule: Rule, catalogue: Catalogue, filter: PostureFilter): boolean {
  const mapping = catalogue.mapRule(rule);
  return (
    (filter.pillar === undefined || mapping.pillars.includes(filter.pillar)) &&
    (filter.responsibility === undefined || mapping.responsibility === filter.responsibility) &&
    (filter.severity === undefined || mapping.severity === filter.severity) &&
    (filter.pack === undefined || rule.packName === filter.pack)
  );
}

function findingsMayCount(catalogue: Catalogue, filter: PostureFilter): boolean {
  const { pillar, responsibility, pack } = filter;
  return (
    pack === undefined &&
    (pillar === undefined || catalogue.findingPillars.has(pillar)) &&
    (responsibility === undefined || catalogue.findingItems.has(responsibility))
  );
}

/** Whether a filter but for its region leaves a finding. A pack deploys rules, never findings: it leaves none. */
export function findingMatches(
  finding: Finding,
  catalogue: Pick<Catalogue, "mapFindingType">,
  filter: PostureFilter,
): boolean {
  const mapping = catalogue.mapFindingType(finding.type);
  return (
    (filter.pillar === undefined || mapping.pillars.includes(filter.pillar)) &&
    (filter.responsibility === undefined || mapping.responsibility === filter.responsibility) &&
    (filter.severity === undefined || severityOfScore(finding.severityScore) === filter.severity) &&
    filter.pack === undefined
  );
}

function only<T>(rows: Iterable<T>, wanted: (row: T) => boolean): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (const row of rows) if (wanted(row)) yield row;
    },
  };
}
