import type { FindingTypeMapping } from "../../../../lib/posture/control.ts";
import type { FindingGroup } from "../../../../lib/posture/posture.ts";
import type { FindingFamily } from "../../../../lib/posture/vocabulary.ts";

/** Active findings of one family, by type, the most severe first. */
export interface FamilyFindings {
  readonly family: FindingFamily;
  readonly count: number;
  readonly groups: readonly FindingGroup[];
}

/** What GuardDuty found of the families that contradict a requirement; families without a finding too. */
export function findingsByFamily(
  families: readonly FindingFamily[],
  groups: readonly FindingGroup[],
  types: readonly Pick<FindingTypeMapping, "type" | "family">[],
): FamilyFindings[] {
  const familyOf = new Map(types.map(({ type, family }) => [type, family]));
  return families.map((family) => {
    const members = groups
      .filter(({ type }) => familyOf.get(type) === family)
      .toSorted((a, b) => b.severityScore - a.severityScore || (a.type < b.type ? -1 : 1));
    return { family, count: members.reduce((sum, { count }) => sum + count, 0), groups: members };
  });
}
