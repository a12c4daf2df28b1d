import type { AcceptableUseItem, FindingTypeMapping } from "../../lib/posture/control.ts";
import type { AcceptableUseAssessment, Posture } from "../../lib/posture/posture.ts";
import { acceptableUseIds, acceptableUseVerdicts } from "../../lib/posture/vocabulary.ts";

/** A finding type that would be evidence, and how many findings of it are active. */
export interface WatchedType {
  readonly mapping: FindingTypeMapping;
  /** Whatever part our own resource has in them. */
  readonly active: number;
}

/** One item of the policy with everything a page says of it. */
export interface ItemView {
  readonly item: AcceptableUseItem;
  readonly judged: AcceptableUseAssessment;
  /** Those with active findings first, most first. */
  readonly types: readonly WatchedType[];
  /** Active findings of its types in which our resource is the victim: neither evidence nor unclear. */
  readonly attacksOnUs: number;
}

/** The policy's items as this account stands: evidence first, then silence, then what is blind. */
export function viewItems(
  items: readonly AcceptableUseItem[],
  findingTypes: readonly FindingTypeMapping[],
  posture: Pick<Posture, "acceptableUse" | "findingGroups">,
): ItemView[] {
  const activeOf = new Map(posture.findingGroups.map(({ type, count }) => [type, count]));
  const views = items.flatMap((item): ItemView[] => {
    const judged = posture.acceptableUse.find(({ id }) => id === item.id);
    if (judged === undefined) return [];
    const types = findingTypes
      .filter(({ type }) => judged.findingTypes.includes(type))
      .map((mapping) => ({ mapping, active: activeOf.get(mapping.type) ?? 0 }))
      .sort((a, b) => b.active - a.active || (a.mapping.type < b.mapping.type ? -1 : 1));
    const active = types.reduce((sum, type) => sum + type.active, 0);
    const attacksOnUs = active - judged.evidence - judged.unclear;
    return [{ item, judged, types, attacksOnUs }];
  });
  const verdictRank = (view: ItemView) => acceptableUseVerdicts.indexOf(view.judged.status);
  const itemRank = (view: ItemView) => acceptableUseIds.indexOf(view.item.id);
  return views.sort((a, b) => verdictRank(a) - verdictRank(b) || itemRank(a) - itemRank(b));
}

/** Items that no finding type speaks of: no plan, switched on or not, could ever notice them. */
export function isBeyondSight({ judged }: ItemView): boolean {
  return judged.findingTypes.length === 0;
}

/** What the page's first line says. Silence is never told as a clean state. */
export function headlineOf(views: readonly ItemView[]): string {
  const count = (status: AcceptableUseAssessment["status"]) =>
    views.filter(({ judged }) => judged.status === status).length;
  const evidence = count("evidence");
  if (evidence > 0) {
    return `Evidence found against ${evidence} of ${views.length} items of acceptable use`;
  }
  return count("no_evidence") > 0
    ? "No evidence of misuse found where anything looked"
    : "Nothing here would notice misuse";
}
