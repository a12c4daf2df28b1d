import type { RuleMapping } from "../../../../lib/posture/control.ts";
import { bySeverity } from "../../../../lib/posture/severity.ts";
import type { OfferedPack } from "../../../../lib/posture/standard.ts";
import type { MissingRule } from "../../../../lib/posture/standard-gaps.ts";

/** A missing rule with what the catalogue says of it. */
export interface MissingRuleLine extends MissingRule {
  readonly mapping: RuleMapping;
}

/** Rules that the same regions lack. */
export interface RegionalGap {
  readonly regions: readonly string[];
  readonly lines: readonly MissingRuleLine[];
}

/** Missing rules as a page shows them. */
export interface MissingLists {
  /** No region has them; the most severe first, then what would speak for the most requirements. */
  readonly everywhere: readonly MissingRuleLine[];
  /** Some region has them, and others do not; those that most rules are missing in first. */
  readonly inSomeRegions: readonly RegionalGap[];
  /** Those that ask one resource type after another for tags or a description. */
  readonly grouped: readonly MissingRuleLine[];
}

/** Sorts missing rules, and keeps apart those that would swamp the rest. */
export function listMissing(
  missing: readonly MissingRule[],
  mappingOf: (identifier: string) => RuleMapping,
): MissingLists {
  const lines = missing
    .map((rule) => ({ ...rule, mapping: mappingOf(rule.identifier) }))
    .sort(
      (a, b) =>
        bySeverity(a.mapping.severity, b.mapping.severity) ||
        b.requirements.length - a.requirements.length ||
        (a.identifier < b.identifier ? -1 : 1),
    );
  const single = lines.filter(({ mapping }) => mapping.group === null);
  return {
    everywhere: single.filter(({ everywhere }) => everywhere),
    inSomeRegions: byRegions(single.filter(({ everywhere }) => !everywhere)),
    grouped: lines.filter(({ mapping }) => mapping.group !== null),
  };
}

function byRegions(lines: readonly MissingRuleLine[]): RegionalGap[] {
  return [...Map.groupBy(lines, ({ regions }) => regions.join(" ")).values()]
    .map((members) => ({ regions: members[0]?.regions ?? [], lines: members }))
    .sort((a, b) => b.lines.length - a.lines.length);
}

/** How many of a pack's rules each region lacks, the most lacking first; regions that have all are left out. */
export function regionsLacking(
  pack: Pick<OfferedPack, "rules">,
  missing: readonly MissingRule[],
): { readonly region: string; readonly rules: number }[] {
  const lacking = new Map<string, number>();
  for (const { identifier, regions } of missing) {
    if (!pack.rules.includes(identifier)) continue;
    for (const region of regions) lacking.set(region, (lacking.get(region) ?? 0) + 1);
  }
  return [...lacking]
    .map(([region, rules]) => ({ region, rules }))
    .sort((a, b) => b.rules - a.rules || (a.region < b.region ? -1 : 1));
}
