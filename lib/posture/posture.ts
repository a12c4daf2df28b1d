/** The whole answer at one instant. Pages, command line and exports all read this, so they cannot disagree. */
import type { Exception } from "./exceptions.ts";
import type { Account, Agreement, Instant, KeptCoverage, Recorder, Report } from "./snapshot.ts";
import type {
  AcceptableUseId,
  AcceptableUseVerdict,
  AwsItemId,
  Classification,
  ControlStatus,
  CoverageReason,
  CustomerItemId,
  EvidenceKind,
  EvidenceStatus,
  Party,
  PillarId,
  PostureStatus,
  ReportValidity,
  RequirementStatus,
  RuleCompliance,
  RuleGroup,
  RuleOwner,
  Severity,
  SnapshotOutcome,
  SplitBasis,
} from "./vocabulary.ts";

/** How many controls stand where. A control counts once, whatever the number of regions, packs or copies. */
export type ControlCounts = Readonly<Record<ControlStatus, number>>;

/** Active findings: neither archived nor samples. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** The ratio and what the unevaluated would do to it. Fractions of 1; null when nothing is to be divided. */
export interface Ratio {
  /** passing ÷ (passing + failing). */
  readonly measured: number | null;
  /** The same with everything not evaluated failing. */
  readonly worst: number | null;
  /** The same with everything not evaluated passing. */
  readonly best: number | null;
}

/** One rule deployed in one region. */
export interface RuleAssessment {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  readonly arn: string;
  readonly identifier: string | null;
  readonly owner: RuleOwner;
  readonly createdBy: string | null;
  readonly pack: string | null;
  /** The types its scope names; with `tags`, all that its place in the catalogue depends on. */
  readonly resourceTypes: readonly string[];
  /** A custom rule's tags `demarc:…`, by their names. */
  readonly tags: Readonly<Record<string, string>>;
  readonly compliance: RuleCompliance;
  /** Distinct resources. With NOT_READ: as last read, at `observedAt`. */
  readonly compliantResources: number;
  readonly nonCompliantResources: number;
  readonly severity: Severity;
  readonly pillars: readonly PillarId[];
  readonly responsibility: CustomerItemId | null;
  readonly classifiedBy: Classification;
  /** Key of the control this is a copy of. */
  readonly control: string;
  /** Why there is no verdict, or why it is not fresh; null when it is both. */
  readonly because: string | null;
  readonly lastEvaluatedAt: Instant | null;
  readonly observedAt: Instant | null;
}

export interface ConformancePackAssessment {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  readonly id: string;
  readonly compliance: RuleCompliance;
  readonly awsScore: number | null;
  /** Percent: 100 × compliant ÷ (compliant + non-compliant) rule-resource pairs; null when there are none. */
  readonly computedScore: number | null;
  readonly rulesCompliant: number;
  readonly rulesNonCompliant: number;
  readonly rulesInsufficientData: number;
  readonly rulesNotRead: number;
}

/** Why a control has no verdict. */
export type UnseenReason =
  /** AWS has no result for it, in at least one region. */
  | {
      readonly kind: "insufficient_data";
      readonly regions: readonly string[];
      readonly detail: string;
    }
  /** Its results could not be read, in at least one region. */
  | {
      readonly kind: "not_read";
      readonly regions: readonly string[];
      readonly reason: CoverageReason;
      readonly detail: string;
    };

/** One distinct check over all regions, packs and copies. */
export interface ControlAssessment {
  /** `IDENTIFIER`, `IDENTIFIER~parameter=value&…`, or `custom:rule-name`. Stable; safe in a URL once encoded. */
  readonly key: string;
  readonly identifier: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly title: string;
  readonly severity: Severity;
  readonly pillars: readonly PillarId[];
  readonly primaryPillar: PillarId | null;
  readonly focusArea: string | null;
  readonly responsibility: CustomerItemId | null;
  readonly group: RuleGroup | null;
  readonly classifiedBy: Classification;
  /** Why it was placed where it is, when the catalogue did not place it itself. */
  readonly because: string | null;
  readonly status: ControlStatus;
  /** Distinct resources, each in its worst verdict over all copies. */
  readonly compliantResources: number;
  /** Those under an exception not included. */
  readonly nonCompliantResources: number;
  readonly exceptedResources: number;
  /** Where it could not be judged. Empty unless something was left unseen; a failing control may have some too. */
  readonly unseen: readonly UnseenReason[];
  /** Regions where it is deployed. */
  readonly regions: readonly string[];
  /** Regions in which a resource fails it, without an exception. */
  readonly failingRegions: readonly string[];
  /** Names of the packs that ask for it. */
  readonly packs: readonly string[];
  /** Number of deployed rules that are copies of it. */
  readonly ruleCount: number;
  /** When AWS last ran the copy that it ran longest ago; null when AWS did not say. */
  readonly oldestEvidenceAt: Instant | null;
}

export interface PillarAssessment extends Ratio {
  readonly id: PillarId;
  readonly status: PostureStatus;
  readonly controls: ControlCounts;
  readonly findings: SeverityCounts;
}

export interface CustomerItemAssessment extends Ratio {
  readonly id: CustomerItemId;
  readonly side: "customer";
  readonly status: PostureStatus;
  readonly controls: ControlCounts;
  readonly findings: SeverityCounts;
}

export interface AwsItemAssessment {
  readonly id: AwsItemId;
  readonly side: "aws";
  readonly status: EvidenceStatus;
  /** `reportId:version` of each report that speaks for it, sorted. */
  readonly evidence: readonly string[];
}

export type ResponsibilityAssessment = CustomerItemAssessment | AwsItemAssessment;

/** Active findings of one type. */
export interface FindingGroup {
  readonly type: string;
  readonly title: string;
  /** Worst among them. */
  readonly severity: Severity;
  readonly severityScore: number;
  readonly count: number;
  /** Of `count`: GuardDuty calls our own resource the doer. */
  readonly asDoer: number;
  /** Distinct resources by GuardDuty's names; findings that name none count for none. */
  readonly resources: number;
  /** Of `count`, within the day before the collection ended: those that were made, and those seen. */
  readonly lastDay: { readonly made: number; readonly seen: number };
  readonly regions: readonly string[];
  readonly pillars: readonly PillarId[];
  readonly responsibility: CustomerItemId | null;
  readonly lastSeenAt: Instant | null;
}

export interface ReportAssessment extends Report {
  readonly validity: ReportValidity;
  /** Until when it speaks, grace included; null when undated. */
  readonly validUntil: Instant | null;
  /** What it is, by its series and words; empty for a vendor's, for a bridge letter and for kinds nothing asks for. */
  readonly kinds: readonly EvidenceKind[];
  /** AWS's items it evidences. */
  readonly items: readonly AwsItemId[];
}

export type RequirementCounts = Readonly<Record<RequirementStatus, number>>;

/** Where one requirement of a standard stands. */
export interface RequirementAssessment {
  readonly id: string;
  readonly title: string;
  /** Id of the standard's scope it belongs to; null where everything applies to everyone. */
  readonly scope: string | null;
  /** Whether it applies here: out of scope it is judged all the same, and counted nowhere. */
  readonly inScope: boolean;
  readonly responsibility: Party;
  readonly basis: SplitBasis;
  /** How it is shared; null when all of it is the customer's. */
  readonly how: string | null;
  /** What it covers here, and a plain date on which a person last looked, as the user's mapping file says. */
  readonly components: string | null;
  readonly lastReviewedOn: string | null;
  readonly note: string | null;
  readonly status: RequirementStatus;
  /** Where AWS's half stands; null when all of it is the customer's. */
  readonly awsHalf: EvidenceStatus | null;
  /** Identifiers of managed rules that are evidence for part of it, deployed or not. */
  readonly rules: readonly string[];
  /** Keys of the deployed controls that are. */
  readonly controls: readonly string[];
  /** Distinct resources that fail at least one of those controls. */
  readonly failingResources: number;
  /** Active findings that contradict it. */
  readonly findings: SeverityCounts;
  /** `reportId:version`, or an agreement's id, of what speaks for AWS's half, sorted. */
  readonly evidence: readonly string[];
}

/** A standard, whole. */
export interface FrameworkAssessment extends Ratio {
  readonly id: string;
  readonly name: string;
  readonly edition: string;
  /** Of the requirements in scope. */
  readonly counts: RequirementCounts;
  readonly inScope: number;
  /** Every assessable requirement, in scope or not. */
  readonly total: number;
  /** In the standard's order. */
  readonly controls: readonly RequirementAssessment[];
}

/** Whether what a finding type needs is switched on, region by region. */
export interface WatchAssessment {
  /** In the words of GuardDuty's detector. */
  readonly feature: string;
  /** Regions whose detector has it on, and was heard. */
  readonly on: readonly string[];
  /** Regions whose detector has it off, or that have no detector. */
  readonly off: readonly string[];
  /** Regions whose detector or its findings could not be read. */
  readonly notRead: readonly string[];
}

/** One of GuardDuty's protection plans: where it looks, and what it would have seen where it does not. */
export interface ProtectionPlanAssessment extends WatchAssessment {
  /**
   * `foundational`: comes with every detector. `plan`: switched on for itself. `apart`: no detector tells
   * where it is on, so that `on` is always empty.
   */
  readonly kind: "foundational" | "plan" | "apart";
  /** Those of `off` that have no detector, or a suspended one. */
  readonly withoutDetector: readonly string[];
  /** Regions whose detector does not list it. */
  readonly notOffered: readonly string[];
  /** Types that AWS still makes and that it brings. */
  readonly findingTypes: readonly string[];
  /** Those of them that nothing else brings. */
  readonly onlyHere: readonly string[];
}

export interface AcceptableUseAssessment {
  readonly id: AcceptableUseId;
  readonly status: AcceptableUseVerdict;
  /** Types that would be evidence, whether or not there is any. */
  readonly findingTypes: readonly string[];
  /** Active findings in which our own resource is the doer. */
  readonly evidence: number;
  /**
   * Active findings of those types in which GuardDuty does not call our resource the doer, though it may
   * be: uncertain, and no evidence.
   */
  readonly unclear: number;
  readonly watches: readonly WatchAssessment[];
}

export interface ExceptionAssessment extends Exception {
  /** Whether it is in force. */
  readonly active: boolean;
}

/** Region × source readings: how much of the account was looked at. */
export interface CoverageSummary {
  readonly read: number;
  readonly total: number;
}

/** What requirements and user controls are judged by. */
export interface JudgedBy {
  readonly rules: readonly RuleAssessment[];
  readonly controls: readonly ControlAssessment[];
  readonly coverage: readonly KeptCoverage[];
}

export interface Posture {
  readonly asOf: Instant;
  /** Where the whole stands, controls and findings that no pillar claims included. */
  readonly status: PostureStatus;
  /** True for an account number that AWS reserves for examples: the sandbox account. */
  readonly sample: boolean;
  readonly account: Account;
  readonly snapshot: {
    readonly id: string;
    readonly startedAt: Instant;
    readonly finishedAt: Instant;
    readonly outcome: SnapshotOutcome;
  };
  readonly coverage: readonly KeptCoverage[];
  readonly coverageSummary: CoverageSummary;
  readonly recorders: readonly Recorder[];
  readonly rules: readonly RuleAssessment[];
  readonly conformancePacks: readonly ConformancePackAssessment[];
  readonly controls: readonly ControlAssessment[];
  readonly findings: SeverityCounts & { readonly archived: number; readonly sample: number };
  readonly findingGroups: readonly FindingGroup[];
  readonly pillars: readonly PillarAssessment[];
  readonly responsibilities: readonly ResponsibilityAssessment[];
  readonly frameworks: readonly FrameworkAssessment[];
  readonly acceptableUse: readonly AcceptableUseAssessment[];
  /** GuardDuty's protection plans, in text order of their features. */
  readonly protection: readonly ProtectionPlanAssessment[];
  readonly reports: readonly ReportAssessment[];
  readonly agreements: readonly Agreement[];
  readonly exceptions: readonly ExceptionAssessment[];
  /** When the oldest evidence behind any verdict was made; null when there is none. */
  readonly oldestEvidenceAt: Instant | null;
  /**
   * The rules and controls that requirements and user controls are judged by, where a filter leaves only
   * some of them above. Left out: all stand above.
   */
  readonly judgedBy?: JudgedBy;
}
