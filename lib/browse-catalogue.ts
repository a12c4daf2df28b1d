/** Junction: what the catalogue's own pages ask of it beyond single look-ups. */
import { openedCatalogue } from "./opened-catalogue.ts";
import { type AwsHalf, judgeAwsHalf } from "./posture/assess-evidence.ts";
import type { EvidenceMapping } from "./posture/control.ts";
import type { Posture } from "./posture/posture.ts";
import { type OfferedPack, referenceOf, type Standard } from "./posture/standard.ts";
import type { EvidenceKind } from "./posture/vocabulary.ts";

/** AWS's five items, each with the kinds of evidence that speak for it. */
export function readEvidenceItems(): readonly EvidenceMapping[] {
  return openedCatalogue().catalogue.evidence;
}

/** Where AWS's half stands by some kinds of evidence, judged as requirements that name them are. */
export function judgeEvidenceKinds({
  reports,
  agreements,
  coverage,
  asOf,
}: Pick<Posture, "reports" | "agreements" | "coverage" | "asOf">): (
  kinds: readonly EvidenceKind[],
) => AwsHalf {
  return judgeAwsHalf(reports, agreements, coverage, openedCatalogue().catalogue, asOf);
}

/** What some references lead to: requirements, and headings that are meant with everything below them. */
export interface ReferenceCounts {
  readonly requirements: number;
  readonly headings: number;
  readonly standards: number;
}

/** Counts references such as a rule's `controls`. */
export function countReferences(references: readonly string[]): ReferenceCounts {
  const headings = headingsOf(openedCatalogue().catalogue.standards);
  const ofHeadings = references.filter((reference) => headings.has(reference)).length;
  return {
    requirements: references.length - ofHeadings,
    headings: ofHeadings,
    standards: new Set(references.map((reference) => reference.split(":")[0])).size,
  };
}

/** Made once for a catalogue: lists ask it for every rule. */
const knownHeadings = new WeakMap<readonly Standard[], ReadonlySet<string>>();

function headingsOf(standards: readonly Standard[]): ReadonlySet<string> {
  const known = knownHeadings.get(standards);
  if (known !== undefined) return known;
  const found = new Set(
    standards.flatMap(({ id, rows }) =>
      rows.filter((row) => !row.assessable).map((row) => referenceOf(id, row.id)),
    ),
  );
  knownHeadings.set(standards, found);
  return found;
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
