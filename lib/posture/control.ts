/** What the catalogue says of checks, finding types and reports: the types its data files fill. */
import type {
  AwsItemId,
  Classification,
  CustomerItemId,
  PillarId,
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
  /** `standard:requirement`, `pci-dss-4.0.1:1.2.5`. */
  readonly controls: readonly string[];
  readonly classifiedBy: Classification;
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
  readonly classifiedBy: Classification;
}

/** Which reports evidence one of AWS's items. */
export interface EvidenceMapping {
  readonly item: AwsItemId;
  /** Matched, ignoring case, against a report's series, name and product, joined with spaces. */
  readonly patterns: readonly string[];
}

/** The catalogue as the core asks it. Pure look-ups; an unknown name gets an honest `none`. */
export interface Catalogue {
  readonly mapRule: (rule: {
    readonly identifier: string | null;
    readonly name: string;
    readonly resourceTypes: readonly string[];
  }) => RuleMapping;
  readonly mapFindingType: (type: string) => FindingTypeMapping;
  readonly evidence: readonly EvidenceMapping[];
  /** Pillars that at least one finding type is mapped to: where a detector's silence says something. */
  readonly findingPillars: ReadonlySet<PillarId>;
  /** Items that at least one finding type is mapped to. */
  readonly findingItems: ReadonlySet<CustomerItemId>;
}
