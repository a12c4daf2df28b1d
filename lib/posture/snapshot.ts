/**
 * What was observed in AWS, and what could not be. Collectors make these, the store keeps them,
 * `assessPosture` judges them. Words are ours; the shapes AWS sends stay inside `lib/collectors`.
 */
import type {
  CoverageReason,
  CoverageState,
  EvaluationCompliance,
  RuleCompliance,
  RuleOwner,
  SnapshotOutcome,
  Source,
} from "./vocabulary.ts";

/** UTC, ISO 8601 with milliseconds: `2026-11-22T09:00:00.000Z`. Sorts as text. */
export type Instant = string;

export interface Account {
  readonly id: string;
  readonly alias: string | null;
  /** `aws`, `aws-us-gov`, `aws-cn`, …: read from the caller's ARN. */
  readonly partition: string;
}

/**
 * Stands for the regions whose names AWS would not tell: a row of its own in the coverage ledger, so
 * that an account of which one region was read is never taken for an account that has one region.
 */
export const unlistedRegions = "unlisted";

/** One row of the coverage ledger: what became of one source in one region. */
export interface Coverage {
  readonly accountId: string;
  /** A region's code, `global` for Artifact, or `unlisted` ({@link unlistedRegions}). */
  readonly region: string;
  readonly source: Source;
  readonly state: CoverageState;
  readonly reason: CoverageReason | null;
  /** The operation and AWS's own words; empty when read. */
  readonly detail: string;
  /** When this collection tried. */
  readonly collectedAt: Instant;
}

/** A coverage row as the store gives it back. */
export interface KeptCoverage extends Coverage {
  /**
   * When this source was last read here; null if never. `partial` counts as read, except where a list that
   * is read whole or not at all broke off: GuardDuty's findings, or one of Artifact's two. Earlier than
   * `collectedAt` means that what is kept from this source is stale.
   */
  readonly lastReadAt: Instant | null;
}

/** AWS Config's recorder in one region: which resources rules can see at all. */
export interface Recorder {
  readonly region: string;
  readonly name: string;
  readonly recording: boolean;
  /** `all`: every supported type; `only`: just `resourceTypes`; `all_but`: every type except `resourceTypes`. */
  readonly records: "all" | "only" | "all_but";
  readonly resourceTypes: readonly string[];
  /** With `all`: whether the global IAM types are recorded here too. */
  readonly includesGlobalTypes: boolean;
  /** AWS's own words on the last delivery failure, null when the last one succeeded. */
  readonly lastError: string | null;
}

/** What AWS has to say about a deployed rule, apart from the rows themselves. */
export type RuleState =
  /** It ran and judged at least one resource: the rows are among the evaluations. */
  | { readonly kind: "evaluated" }
  /** It ran without error and found nothing to judge, and the recorder records what it judges. */
  | { readonly kind: "nothing_in_scope" }
  /** AWS has no current result: never ran, its evaluation fails, or it cannot see its resources. */
  | { readonly kind: "insufficient_data"; readonly detail: string }
  /** Its results could not be read. */
  | { readonly kind: "not_read"; readonly reason: CoverageReason; readonly detail: string };

/** One AWS Config rule deployed in one region. */
export interface Rule {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  readonly arn: string;
  /** The managed rule's identifier, `S3_BUCKET_VERSIONING_ENABLED`; null for custom rules. */
  readonly identifier: string | null;
  readonly owner: RuleOwner;
  /** Service principal that deployed a service-linked rule, `securityhub.amazonaws.com`. */
  readonly createdBy: string | null;
  /** Input parameters with their values as text; empty when none were given. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Name of the conformance pack that deployed it. */
  readonly packName: string | null;
  /** The types its scope names; empty when the scope names none. */
  readonly resourceTypes: readonly string[];
  /**
   * A custom rule's tags whose names begin with `demarc:`; empty when it has none or tags were not asked
   * for. Null: not read this time, keep what is known.
   */
  readonly tags: Readonly<Record<string, string>> | null;
  readonly state: RuleState;
  /** When AWS last ran it successfully; null when it never did or did not say. */
  readonly lastEvaluatedAt: Instant | null;
}

/** A rule as the store gives it back. */
export interface KeptRule extends Rule {
  /** As last read; empty when they never were. */
  readonly tags: Readonly<Record<string, string>>;
  /**
   * When its results were last read. Earlier than the snapshot's start means that its evaluations
   * are from an earlier collection: kept, dated, and never a reason to pass.
   */
  readonly observedAt: Instant | null;
}

/** A conformance pack deployed in one region, with AWS's own verdict and score. */
export interface ConformancePack {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  /** `conformance-pack-a1b2c3d4e`. */
  readonly id: string;
  readonly arn: string;
  readonly compliance: RuleCompliance;
  /** AWS's published score in percent; null when AWS gives none. */
  readonly awsScore: number | null;
  /** Names of its deployed rules, with the pack's suffix; null when they could not be read. */
  readonly ruleNames: readonly string[] | null;
}

/** AWS Config's verdict on one resource under one rule. */
export interface Evaluation {
  readonly accountId: string;
  readonly region: string;
  readonly ruleName: string;
  /** CloudFormation's name for the type, `AWS::S3::Bucket`. */
  readonly resourceType: string;
  readonly resourceId: string;
  readonly compliance: EvaluationCompliance;
  /** AWS's or the rule author's explanation. Text from the account: hostile until escaped. */
  readonly annotation: string | null;
  /** When the resource's compliance last changed (not when it was last checked); null when AWS did not say. */
  readonly inStateSince: Instant | null;
  /** When AWS recorded this result; null when the read gave none. */
  readonly evaluatedAt: Instant | null;
}

/** GuardDuty's report of suspicious activity; never an evaluation. */
export interface Finding {
  readonly accountId: string;
  /** The region whose detector holds it. */
  readonly region: string;
  readonly id: string;
  readonly arn: string;
  /** `Purpose:Resource/Family.Variant!Artifact`; an open list. */
  readonly type: string;
  readonly title: string;
  readonly description: string;
  /** AWS's number, 1.0–10.0. `severityOfScore` gives the word. */
  readonly severityScore: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly firstSeenAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  /** How often it recurred. */
  readonly count: number;
  /** Archived by a person or suppressed by a filter: AWS does not tell which. */
  readonly archived: boolean;
  /** Made by GuardDuty's sample generator. */
  readonly sample: boolean;
  /** GuardDuty's word: Instance, AccessKey, S3Bucket, …; an open list. */
  readonly resourceType: string;
  /** The best name the finding gives the resource; null when it gives none. */
  readonly resourceId: string | null;
  /** Whether our resource is the victim or the culprit. */
  readonly resourceRole: "TARGET" | "ACTOR" | null;
  /** The attack sequence this signal belongs to. */
  readonly attackSequenceArn: string | null;
}

/** A finding with everything AWS said of it, as the JSON text AWS's answer gives. */
export interface DetailedFinding extends Finding {
  readonly detail: string;
}

/** GuardDuty's detector in one region. */
export interface Detector {
  readonly accountId: string;
  readonly region: string;
  readonly id: string;
  readonly status: "ENABLED" | "DISABLED";
  /** Protection plans; one that is missing is not offered in the region. */
  readonly features: readonly { readonly name: string; readonly status: "ENABLED" | "DISABLED" }[];
}

/** A report in AWS Artifact: metadata only, never the document. */
export interface Report {
  /** `report-` and 16 characters. */
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string | null;
  readonly series: string | null;
  readonly category: string | null;
  readonly companyName: string | null;
  readonly productName: string | null;
  readonly state: string | null;
  readonly periodStart: Instant | null;
  readonly periodEnd: Instant | null;
  /** `PASSTHROUGH` or `EXPLICIT`: whether a person must accept terms before the download. */
  readonly acceptanceType: string | null;
}

/** An agreement with AWS that applies to the account, such as the HIPAA business associate addendum. */
export interface Agreement {
  readonly id: string;
  readonly name: string;
  readonly state: string | null;
  readonly type: string | null;
  readonly effectiveStart: Instant | null;
  readonly effectiveEnd: Instant | null;
  /** Whose it is: this account's, or the organisation's; null when AWS did not say. */
  readonly holder: "account" | "organisation" | null;
}

/**
 * Which findings a reading of GuardDuty brought. `all`: those kept in this collection are all there are.
 * `changes`: those kept are new or changed, the ones of `gone` are no more, every other is as it was.
 * `listed` says that the id of every finding was listed to the end, which moves `KnownFindings.listedAt`;
 * `all` moves it by itself. A detector that is new, another one or gone calls for `all`.
 */
export type FindingsRead =
  | { readonly kind: "all" }
  | { readonly kind: "changes"; readonly gone: readonly string[]; readonly listed: boolean };

/**
 * One source read in one region, as far as it could be. Its evaluations and findings went into
 * `CollectedRows` as they came. Null anywhere means: not read, keep what is known.
 */
export type Observation =
  | {
      readonly source: "config";
      readonly coverage: Coverage;
      readonly reading: {
        readonly recorder: Recorder | null;
        readonly rules: readonly Rule[];
        readonly packs: readonly ConformancePack[] | null;
      } | null;
    }
  | {
      readonly source: "guardduty";
      readonly coverage: Coverage;
      readonly reading: {
        /** Null: read, and there is none. */
        readonly detector: Detector | null;
        readonly findings: FindingsRead | null;
      } | null;
    }
  | {
      readonly source: "artifact";
      readonly coverage: Coverage;
      readonly reading: {
        readonly reports: readonly Report[] | null;
        readonly agreements: readonly Agreement[] | null;
      } | null;
    };

export interface SnapshotHeader {
  readonly id: string;
  readonly accountId: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly outcome: SnapshotOutcome;
}

/** Everything known of one account after one collection: fresh where it could be read, kept where not. */
export interface Snapshot {
  readonly header: SnapshotHeader;
  readonly account: Account;
  readonly coverage: readonly KeptCoverage[];
  readonly recorders: readonly Recorder[];
  readonly rules: readonly KeptRule[];
  readonly packs: readonly ConformancePack[];
  /** Read once, in any order; may be a cursor over a million rows. */
  readonly evaluations: Iterable<Evaluation>;
  readonly detectors: readonly Detector[];
  /** Read once, in any order. Archived and sample findings included. */
  readonly findings: Iterable<Finding>;
  readonly reports: readonly Report[];
  readonly agreements: readonly Agreement[];
}
