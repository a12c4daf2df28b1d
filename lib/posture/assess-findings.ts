import type { Catalogue, FindingTypeMapping } from "./control.ts";
import { byText, distinct } from "./order.ts";
import { dayMilliseconds } from "./plain-date.ts";
import type { FindingGroup, Posture, SeverityCounts } from "./posture.ts";
import { bySeverity, noFindings, severityOfScore } from "./severity.ts";
import type { Finding, Instant } from "./snapshot.ts";
import type { Severity } from "./vocabulary.ts";

/** What counts as new, or as going on, is younger than this. */
export function dayBefore(asOf: Instant): Instant {
  return new Date(Date.parse(asOf) - dayMilliseconds).toISOString();
}

export interface JudgedFindings {
  readonly counts: Posture["findings"];
  /** Active ones by type, worst first, then most, then name. */
  readonly groups: readonly FindingGroup[];
  /** Active ones whose type counts where `belongs` says so. */
  readonly countWhere: (belongs: (mapping: FindingTypeMapping) => boolean) => SeverityCounts;
  /** Active ones of a type by the part our own resource has in them. */
  readonly rolesIn: (type: string) => RoleCounts;
}

/** What GuardDuty says our resource was in a finding. */
export interface RoleCounts {
  readonly actor: number;
  readonly target: number;
  /** GuardDuty did not say. */
  readonly unstated: number;
}

interface TypeTally {
  readonly mapping: FindingTypeMapping;
  readonly counts: Record<Severity, number>;
  readonly roles: { -readonly [Role in keyof RoleCounts]: RoleCounts[Role] };
  readonly regions: Set<string>;
  readonly resources: Set<string>;
  severityScore: number;
  readonly lastDay: { made: number; seen: number };
  lastSeenAt: Instant | null;
}

/** Counts a snapshot's findings in one pass. Archived and sample ones are counted apart and nowhere else. */
export function assessFindings(
  findings: Iterable<Finding>,
  catalogue: Catalogue,
  asOf: Instant,
): JudgedFindings {
  const dayAgo = dayBefore(asOf);
  const counts = { ...noFindings(), archived: 0, sample: 0 };
  const tallies = new Map<string, TypeTally>();
  for (const finding of findings) {
    if (finding.sample) counts.sample += 1;
    else if (finding.archived) counts.archived += 1;
    else {
      counts[severityOfScore(finding.severityScore)] += 1;
      tally(tallies, finding, catalogue, dayAgo);
    }
  }
  return {
    counts,
    groups: [...tallies.values()].map(groupOf).sort(worstFirst),
    countWhere: (belongs) => sum([...tallies.values()].filter(({ mapping }) => belongs(mapping))),
    rolesIn: (type) => tallies.get(type)?.roles ?? { actor: 0, target: 0, unstated: 0 },
  };
}

function tally(
  tallies: Map<string, TypeTally>,
  finding: Finding,
  catalogue: Catalogue,
  dayAgo: Instant,
): void {
  const known = tallies.get(finding.type) ?? {
    mapping: catalogue.mapFindingType(finding.type),
    counts: noFindings(),
    roles: { actor: 0, target: 0, unstated: 0 },
    regions: new Set<string>(),
    resources: new Set<string>(),
    severityScore: 0,
    lastDay: { made: 0, seen: 0 },
    lastSeenAt: null,
  };
  tallies.set(finding.type, known);
  known.counts[severityOfScore(finding.severityScore)] += 1;
  known.roles[roleOf(finding)] += 1;
  known.regions.add(finding.region);
  known.severityScore = Math.max(known.severityScore, finding.severityScore);
  if (finding.resourceId !== null)
    known.resources.add(
      `${finding.region}\u0000${finding.resourceType}\u0000${finding.resourceId}`,
    );
  const seenAt = finding.lastSeenAt ?? finding.updatedAt;
  if (finding.createdAt > dayAgo) known.lastDay.made += 1;
  if (seenAt > dayAgo) known.lastDay.seen += 1;
  if (known.lastSeenAt === null || seenAt > known.lastSeenAt) known.lastSeenAt = seenAt;
}

function roleOf({ resourceRole }: Finding): keyof RoleCounts {
  switch (resourceRole) {
    case "ACTOR":
      return "actor";
    case "TARGET":
      return "target";
    case null:
      return "unstated";
    default:
      return resourceRole satisfies never;
  }
}

function groupOf(tally: TypeTally): FindingGroup {
  const { mapping, counts, regions, severityScore, lastSeenAt } = tally;
  return {
    type: mapping.type,
    title: mapping.title,
    severity: severityOfScore(severityScore),
    severityScore,
    count: Object.values(counts).reduce((total, count) => total + count, 0),
    asDoer: tally.roles.actor,
    resources: tally.resources.size,
    lastDay: tally.lastDay,
    regions: distinct(regions),
    pillars: mapping.pillars,
    responsibility: mapping.responsibility,
    lastSeenAt,
  };
}

function worstFirst(a: FindingGroup, b: FindingGroup): number {
  return bySeverity(a.severity, b.severity) || b.count - a.count || byText(a.type, b.type);
}

function sum(tallies: readonly TypeTally[]): SeverityCounts {
  const total = noFindings();
  for (const { counts } of tallies) {
    total.critical += counts.critical;
    total.high += counts.high;
    total.medium += counts.medium;
    total.low += counts.low;
  }
  return total;
}
