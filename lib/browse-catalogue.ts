/** Junction: what the catalogue's own pages ask of it beyond single look-ups. */
import { openedCatalogue } from "./opened-catalogue.ts";
import type { EvidenceMapping } from "./posture/control.ts";
import type { OfferedPack } from "./posture/standard.ts";

/** AWS's five items, each with the kinds of evidence that speak for it. */
export function readEvidenceItems(): readonly EvidenceMapping[] {
  return openedCatalogue().catalogue.evidence;
}

/** AWS's sample packs that ask for a managed rule, in the catalogue's order. */
export function readPacksWith(identifier: string): readonly OfferedPack[] {
  return openedCatalogue().catalogue.offeredPacks.filter(({ rules }) => rules.includes(identifier));
}
