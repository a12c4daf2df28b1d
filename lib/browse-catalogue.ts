/** Junction: what the catalogue's own pages ask of it beyond single look-ups. */
import { openedCatalogue } from "./opened-catalogue.ts";
import type { EvidenceMapping } from "./posture/control.ts";
import { type OfferedPack, referenceOf } from "./posture/standard.ts";

/** AWS's five items, each with the kinds of evidence that speak for it. */
export function readEvidenceItems(): readonly EvidenceMapping[] {
  return openedCatalogue().catalogue.evidence;
}

/** AWS's sample packs that ask for a managed rule, in the catalogue's order. */
export function readPacksWith(identifier: string): readonly OfferedPack[] {
  return openedCatalogue().catalogue.offeredPacks.filter(({ rules }) => rules.includes(identifier));
}

/** A requirement that others say a rule is evidence for, and why it does not count. */
export interface Declined {
  readonly standard: string;
  readonly requirement: string;
  readonly why: string;
}

/** Requirements that a managed rule is deliberately no evidence for, in the standards' order. */
export function readDeclined(identifier: string): readonly Declined[] {
  const { catalogue } = openedCatalogue();
  return catalogue.standards.flatMap(({ id: standard, rows }) =>
    rows.flatMap(({ id: requirement }) =>
      catalogue
        .notEvidenceFor(referenceOf(standard, requirement))
        .filter(({ rules }) => rules.includes(identifier))
        .map(({ why }) => ({ standard, requirement, why })),
    ),
  );
}
