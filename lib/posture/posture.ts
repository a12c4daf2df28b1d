/** The whole answer at one instant. Pages, command line and exports all read this, so they cannot disagree. */
import type { Account, Agreement, Instant, KeptCoverage, Recorder, Report } from "./snapshot.ts";
import type {
  AwsItemId,
  Classification,
  ControlStatus,
  CoverageReason,
  CustomerItemId,
  EvidenceStatus,
  PillarId,
  PostureStatus,
  ReportValidity,
  RuleCompliance,
  RuleOwner,
  Severity,
  SnapshotOutcome,
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
  readonly classifiedBy: Classification;
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
  readonly regions: readonly string[];
  readonly pillars: readonly PillarId[];
  readonly responsibility: CustomerItemId | null;
  readonly lastSeenAt: Instant | null;
}

export interface ReportAssessment extends Report {
  readonly validity: ReportValidity;
  /** Until when it speaks, grace included; null when undated. */
  readonly validUntil: Instant | null;
  /** AWS's items it evidences. */
  readonly items: readonly AwsItemId[];
}

export interface ExceptionAssessment {
  readonly control: string;
  readonly resource: string | null;
  readonly reason: string;
  readonly owner: string;
  /** A plain date; the exception ends with that day, UTC. */
  readonly expiresOn: string;
  readonly active: boolean;
}

/** Region × source readings: how much of the account was looked at. */
export interface CoverageSummary {
  readonly read: number;
  readonly total: number;
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
  readonly reports: readonly ReportAssessment[];
  readonly agreements: readonly Agreement[];
  readonly exceptions: readonly ExceptionAssessment[];
  /** When the oldest evidence behind any verdict was made; null when there is none. */
  readonly oldestEvidenceAt: Instant | null;
}
