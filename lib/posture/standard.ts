/** Standards as the catalogue holds them: complete lists, so that no denominator lies. */
import type {
  EvidenceKind,
  FindingFamily,
  MappingSource,
  Party,
  SplitBasis,
} from "./vocabulary.ts";

/** Which requirements a standard lays on whom, as far as that depends on who asks. */
export interface StandardScope {
  readonly id: string;
  readonly name: string;
  /** Whether it applies here: always, or because the user's mapping file says so. */
  readonly applies: boolean;
}

/** Scope of a requirement that the user's mapping file says does not apply here. */
export const notApplicableScope = "not-applicable";

/** Whose job a requirement is. */
export interface Split {
  readonly who: Party;
  /** What AWS does and what is left to the customer; null when all of it is the customer's. */
  readonly how: string | null;
  readonly basis: SplitBasis;
  /** Kinds of evidence that speak for AWS's half; empty when all of it is the customer's. */
  readonly evidence: readonly EvidenceKind[];
}

/** A row of a standard that nobody assesses by itself: a chapter, a section, a question. */
export interface Heading {
  readonly id: string;
  readonly parent: string | null;
  readonly title: string;
  readonly assessable: false;
}

/** A row of a standard that an assessor answers. */
export interface Requirement {
  readonly id: string;
  readonly parent: string | null;
  /** Our own short title; the standard's text is its publisher's. */
  readonly title: string;
  readonly assessable: true;
  /**
   * Id of one of the standard's scopes; null where everything applies to everyone; `not-applicable`, whose
   * split stays as it was, where the user's mapping file takes it out.
   */
  readonly scope: string | null;
  /** Key of one of the standard's labels: `addressable`, `level-2`, `high`; null where it has none. */
  readonly label: string | null;
  readonly split: Split;
  /** Active findings of these families contradict it. */
  readonly findings: readonly FindingFamily[];
  /** Demarc's own caution about it, whatever a mapping file or a reviewer says of it besides. */
  readonly remark: string | null;
  /** The mapping file's words, or else the remark. */
  readonly note: string | null;
  /** What it covers here and when a person last looked, as the user's mapping file says. */
  readonly components: string | null;
  /** A plain date. */
  readonly lastReviewedOn: string | null;
}

export interface Standard {
  /** `pci-dss-4.0.1`. */
  readonly id: string;
  readonly name: string;
  readonly edition: string;
  /** A plain date, or a year and month. */
  readonly publishedOn: string;
  /** False: the date was not seen in a source that was read. */
  readonly publishedVerified: boolean;
  /** What is counted, how many, and what is not. */
  readonly denominator: string;
  readonly caveat: string | null;
  /** Empty when everything applies to everyone. */
  readonly scopes: readonly StandardScope[];
  /** Words for the labels of its requirements. */
  readonly labels: Readonly<Record<string, string>>;
  /** Parents before their children. */
  readonly rows: readonly (Heading | Requirement)[];
}

/** A rule that is evidence for part of a requirement; never proof that it is met. */
export interface RuleReference {
  readonly identifier: string;
  readonly source: MappingSource;
}

/** Rules that others name as evidence for a requirement, and that cannot tell anything about it. */
export interface NotEvidence {
  readonly rules: readonly string[];
  /** What the requirement asks, and why these rules do not see it. */
  readonly why: string;
}

/** A sample conformance pack of AWS's, which anybody may deploy. */
export interface OfferedPack {
  /** Name of AWS's template. */
  readonly name: string;
  /** Id of the standard it speaks to. */
  readonly standard: string;
  readonly note: string | null;
  /** Managed identifiers, in text order. */
  readonly rules: readonly string[];
}

/** Whether a requirement of this standard applies here: its scope always does, or the user says so. */
export function appliesHere({
  scopes,
}: Pick<Standard, "scopes">): (requirement: Pick<Requirement, "scope">) => boolean {
  const applying = new Set(scopes.filter(({ applies }) => applies).map(({ id }) => id));
  return ({ scope }) => scope === null || applying.has(scope);
}

/** How a requirement is named everywhere: `pci-dss-4.0.1:1.2.5`. */
export function referenceOf(standard: string, requirement: string): string {
  return `${standard}:${requirement}`;
}
