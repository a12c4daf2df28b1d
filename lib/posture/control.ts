/** What the catalogue says of checks, finding types and reports: the types its data files fill. */
import type { NotEvidence, OfferedPack, RuleReference, Standard } from "./standard.ts";
import type {
  AcceptableUseId,
  AwsItemId,
  Classification,
  CustomerItemId,
  EvidenceKind,
  FindingFamily,
  FindingStanding,
  MappingSource,
  PillarId,
  RuleGroup,
  Severity,
} from "./vocabulary.ts";

/** What one AWS Config rule is about. */
export interface RuleMapping {
  /** Managed identifier; null for a rule the catalogue cannot name. */
  readonly identifier: string | null;
  /** Empty only when `classifiedBy` is `none`. */
  readonly pillars: readonly PillarId[];
  readonly primaryPillar: PillarId | null;
  /** The framework's own focus area inside the primary pillar. */
  readonly focusArea: string | null;
  /** Null with `classifiedBy` `catalogue` means operations: nobody's security item. */
  readonly responsibility: CustomerItemId | null;
  readonly severity: Severity;
  /** Says the failure in plain words: "S3 bucket allows public read". */
  readonly title: string;
  readonly meaning: string;
  readonly remediation: string;
  /** A command to start from; null when none is safe to paste. */
  readonly command: string | null;
  readonly resourceTypes: readonly string[];
  /** `standard:requirement`, `pci-dss-4.0.1:1.2.5`, each once, whoever says so. */
  readonly controls: readonly string[];
  /** The same by who says so; one that several say stands with the most trusted. */
  readonly controlsBy: Readonly<Record<MappingSource, readonly string[]>>;
  readonly group: RuleGroup | null;
  /** Where Demarc differs from what a reader may expect, on purpose, and why. */
  readonly deliberately: string | null;
  readonly classifiedBy: Classification;
  /** Why it stands where it stands, when the catalogue did not place it itself. */
  readonly because: string | null;
}

/** What one GuardDuty finding type is about. */
export interface FindingTypeMapping {
  readonly type: string;
  readonly pillars: readonly PillarId[];
  readonly responsibility: CustomerItemId | null;
  readonly title: string;
  /** What happened, in one sentence. */
  readonly meaning: string;
  /** What to do first. */
  readonly firstStep: string;
  /** Null for a type the catalogue does not know. */
  readonly family: FindingFamily | null;
  /** The acceptable-use item it would be evidence for, were our resource the doer. */
  readonly acceptableUse: AcceptableUseId | null;
  /** Whether our resource may just as well be the victim, so that only its role in a finding tells. */
  readonly roleTells: boolean;
  /**
   * What must be switched on to notice it, in the words of GuardDuty's detector (`S3_DATA_EVENTS`); any
   * of them will do. Names that no detector lists stand for plans that are not the detector's.
   */
  readonly features: readonly string[];
  readonly standing: FindingStanding;
  readonly classifiedBy: Classification;
}

/** How a kind of evidence is recognised in Artifact: by series and words, never by id. */
export interface EvidenceKindMapping {
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly from: "reports" | "agreements";
  /** The patterns in words, for people. */
  readonly words: string;
  /** Matched, ignoring case, against series, name and product of a report, or an agreement's name. */
  readonly patterns: readonly string[];
}

/** Which kinds of reports evidence one of AWS's items. */
export interface EvidenceMapping {
  readonly item: AwsItemId;
  readonly kinds: readonly EvidenceKind[];
}

/** One thing AWS's acceptable-use policy forbids or restricts. */
export interface AcceptableUseItem {
  readonly id: AcceptableUseId;
  readonly title: string;
  readonly meaning: string;
  /** What GuardDuty would notice of it, or why nothing here can. */
  readonly watched: string;
}

/** A service whose customers may test what is theirs on it without asking AWS. */
export interface TestableService {
  /** Ours, short enough to type: `ec2`. */
  readonly id: string;
  readonly service: string;
  readonly note: string | null;
}

/** What AWS allows whom to test, as its policy says. */
export interface PenetrationTesting {
  /** Services a customer may test without asking, on its own resources. */
  readonly permitted: readonly TestableService[];
  readonly prohibited: readonly { readonly activity: string; readonly note: string | null }[];
  readonly needsForm: readonly { readonly activity: string; readonly how: string }[];
  readonly reminder: string;
}

/** A deployed rule, as far as its place in the catalogue depends on it. */
export interface NamedRule {
  readonly identifier: string | null;
  readonly name: string;
  readonly resourceTypes: readonly string[];
  /** Tags `demarc:…` of a custom rule by their names; absent, empty or null when none are known. */
  readonly tags?: Readonly<Record<string, string>> | null;
}

/** The catalogue as the core asks it. Pure look-ups; an unknown name gets an honest answer. */
export interface Catalogue {
  readonly mapRule: (rule: NamedRule) => RuleMapping;
  readonly mapFindingType: (type: string) => FindingTypeMapping;
  /** Every managed rule it knows, in order of identifier. */
  readonly rules: readonly RuleMapping[];
  /** Every finding type it knows, retired ones too, in text order. */
  readonly findingTypes: readonly FindingTypeMapping[];
  readonly evidenceKinds: readonly EvidenceKindMapping[];
  readonly evidence: readonly EvidenceMapping[];
  readonly standards: readonly Standard[];
  /** Managed rules that are evidence for `standard:requirement`, in text order. */
  readonly rulesFor: (reference: string) => readonly RuleReference[];
  /** Rules that others name for `standard:requirement` and that do not count, with the reason. */
  readonly notEvidenceFor: (reference: string) => readonly NotEvidence[];
  readonly offeredPacks: readonly OfferedPack[];
  readonly acceptableUse: readonly AcceptableUseItem[];
  readonly penetrationTesting: PenetrationTesting;
  /** Pillars that at least one finding type is mapped to: where a detector's silence says something. */
  readonly findingPillars: ReadonlySet<PillarId>;
  /** Items that at least one finding type is mapped to. */
  readonly findingItems: ReadonlySet<CustomerItemId>;
}
