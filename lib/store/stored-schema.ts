/**
 * The tables, as Kysely is told of them. Conventions, the same for every database: instants are integer
 * milliseconds, flags 0 or 1, JSON is text. A row with `valid_to` null is current; a closed row was
 * true from `valid_from` up to, not including, `valid_to`.
 */
import type { Generated, GeneratedAlways } from "kysely";
import type { SubjectKind } from "../posture/journal.ts";
import type { EvaluationCompliance, Severity, SnapshotOutcome } from "../posture/vocabulary.ts";

interface Interval {
  valid_from: number;
  valid_to: number | null;
}

/** One row for each collection that was saved. */
export interface SnapshotTable {
  id: string;
  account_id: string;
  alias: string | null;
  partition: string;
  started_at: number;
  finished_at: number;
  outcome: SnapshotOutcome;
  /** Orders an account's snapshots and bounds its intervals: `finished_at`, or later if the clock went back. */
  valid_at: number;
  posture_format: number;
  /** Gzipped JSON. Behind all that lists read, so that they never touch it. */
  posture: Uint8Array;
  /** What the posture was judged with; null when nobody noted it. Read only together with it. */
  assessed_with: string | null;
}

/**
 * The few numbers of each snapshot that history is drawn from, apart from the posture itself: hundreds are
 * read at once. A snapshot without a row was saved by an older Demarc, and gets one when it is asked for.
 */
export interface SnapshotSummaryTable {
  snapshot_id: string;
  summary_format: number;
  /** JSON. */
  summary: string;
  /** What the summarised posture was judged with. */
  judged_with: string | null;
  /** JSON: what each cause made of the counts since the snapshot before, `null` when there is none; null: not known yet. */
  figures: string | null;
}

/** Who asked AWS with what. A snapshot without a row was saved by a Demarc that did not note it. */
export interface SnapshotOriginTable {
  snapshot_id: string;
  caller_arn: string;
  collector_version: string;
  /** Gzipped JSON: regions ask nearly alike. */
  requests: Uint8Array;
}

export interface EvaluationTable extends Interval {
  account_id: string;
  region: string;
  rule_name: string;
  control_key: string;
  resource_type: string;
  resource_id: string;
  /** `global` for types that are one resource in every region. */
  resource_region: string;
  compliance: EvaluationCompliance;
  annotation: string | null;
  in_state_since: number | null;
  /** Null where nobody asked for details, and of a failing row where they could not be read. */
  evaluated_at: number | null;
  /**
   * When AWS wrote down the verdicts on the resource that annotation and `evaluated_at` belong to. Follows
   * AWS in place as long as they stay true; null when the reading gave none.
   */
  captured_at: number | null;
}

export interface RuleTable extends Interval {
  account_id: string;
  region: string;
  name: string;
  control_key: string;
  /** JSON of the rule but for `lastEvaluatedAt`. */
  payload: string;
  /** Only of a rule whose results could not be read: when they last were. Others follow their region's coverage. */
  observed_at: number | null;
  /** Follows AWS in place: a rule that merely ran again is no change. */
  last_evaluated_at: number | null;
}

export interface FindingTable extends Interval {
  account_id: string;
  region: string;
  id: string;
  type: string;
  severity: Severity;
  severity_score: number;
  updated_at: number;
  archived: number;
  sample: number;
  /** Folded; what a search looks through. */
  search_text: string;
  /** JSON of the finding but for `detail`. */
  payload: string;
  /** SHA-256 over payload and detail: whether anything changed, and where the detail is. */
  digest: string;
  /** These four are read out of the payload by the database itself. */
  resource_role: GeneratedAlways<string | null>;
  resource_name: GeneratedAlways<string | null>;
  /** Instants as text, which sorts as they do. */
  created_at: GeneratedAlways<string>;
  seen_at: GeneratedAlways<string>;
}

/** The resources, by Config's names, that a finding is about: one row for each version of a finding. */
export interface FindingResourceTable {
  account_id: string;
  resource_id: string;
  resource_type: string;
  digest: string;
}

/** AWS's own JSON of findings, apart: it is several times as long as all that lists go through. */
export interface FindingDetailTable {
  account_id: string;
  digest: string;
  detail: string;
}

export const factKinds = [
  "agreement",
  "coverage",
  "detector",
  "pack",
  "recorder",
  "report",
] as const;
export type FactKind = (typeof factKinds)[number];

/** Small things that are always read whole: few of each, told apart by kind. */
export interface FactTable extends Interval {
  account_id: string;
  kind: FactKind;
  region: string;
  key: string;
  payload: string;
}

/** How many distinct resources a control has now, each in its worst verdict: what lists give as their total. */
export interface ControlTotalTable {
  account_id: string;
  control_key: string;
  /** Judged in this region; empty: in any. */
  region: string;
  compliance: EvaluationCompliance;
  resources: number;
}

/** How many controls fail and pass on a resource now, each in the worst verdict of its copies. */
export interface ResourceTotalTable {
  account_id: string;
  resource_type: string;
  resource_id: string;
  /** Judged in this region; `global`: what is one resource in every region, over all that judged it. */
  region: string;
  /** 1 on the one row that counts its resource; 0 on those of a global resource, region by region. */
  whole: number;
  failing: number;
  passing: number;
}

/** How many resources of a type fail some control now, and how many fail none: sums of resource totals. */
export type ResourceCountTable = Omit<ResourceTotalTable, "resource_id">;

export interface LeaseTable {
  account_id: string;
  lease_owner: string;
  lease_until: number;
}

export interface AttemptTable {
  id: string;
  started_at: number;
  pid: number;
  heartbeat_at: number | null;
  progress: string | null;
  finished_at: number | null;
  account_id: string | null;
  outcome: SnapshotOutcome | "failed" | null;
  message: string | null;
  /** JSON: what AWS was asked. Null while it runs, and of attempts from before this was counted. */
  calls: string | null;
}

/** How fast AWS let itself be asked; requests a second. */
export interface LearnedPaceTable {
  account_id: string;
  region: string;
  action: string;
  per_second: number;
  throttled_at_per_second: number | null;
  learned_at: number;
}

/** When all findings of a region were last listed to the end. */
export interface FindingListingTable {
  account_id: string;
  region: string;
  listed_at: number;
}

/** Temporary, one connection's own: rows read in this collection. */
export type StagedEvaluationTable = Omit<
  EvaluationTable,
  "account_id" | "control_key" | "valid_from" | "valid_to"
>;

/** Temporary: why and since when rows fail; they find each other once the region is read. */
export type StagedDetailTable = Pick<
  EvaluationTable,
  "region" | "rule_name" | "resource_type" | "resource_id" | "annotation" | "evaluated_at"
>;

/** Temporary: rules listed in this collection. */
export interface StagedRuleTable {
  region: string;
  name: string;
  control_key: string;
  /** 1: what was read replaces its older rows; 0: its results could not be read, they stay. */
  replaces: number;
  /** 1: AWS has results for it, and they are among the staged rows. */
  holds_rows: number;
}

/**
 * Temporary: regions whose rules, all of whose findings or whose changed findings were read in this
 * collection.
 */
export interface StagedRegionTable {
  reading: "rules" | "findings" | "finding_changes";
  region: string;
}

/** Temporary: resources of which a verdict was opened or closed in this collection. */
export type TouchedResourceTable = Pick<
  EvaluationTable,
  "resource_type" | "resource_id" | "resource_region"
>;

/** Temporary: findings that a reading of changes found gone. */
export type StagedGoneTable = Pick<FindingTable, "region" | "id">;

export type StagedFindingTable = Omit<
  FindingTable,
  | "account_id"
  | "valid_from"
  | "valid_to"
  | "resource_role"
  | "resource_name"
  | "created_at"
  | "seen_at"
> &
  Pick<FindingDetailTable, "detail"> & {
    /** JSON: pairs of Config's type and id of what it is about. */
    subjects: string;
  };

/** One row for each change, never altered. */
export interface JournalTable {
  /** Counts up from 1, without a gap. */
  number: number;
  at: number;
  who: string;
  account_id: string;
  kind: SubjectKind;
  subject_id: string;
  /** Counts the changes of one subject: of two writers that saw the same, one is refused. */
  revision: number;
  /** JSON; null: it was not there. */
  before: string | null;
  /** JSON; null: it was taken back. */
  after: string | null;
}

export interface StoredSchema {
  snapshots: SnapshotTable;
  snapshot_summaries: SnapshotSummaryTable;
  snapshot_origins: SnapshotOriginTable;
  evaluations: EvaluationTable;
  rules: RuleTable;
  findings: FindingTable;
  finding_details: FindingDetailTable;
  finding_resources: FindingResourceTable;
  facts: FactTable;
  control_totals: ControlTotalTable;
  resource_totals: ResourceTotalTable;
  resource_counts: ResourceCountTable;
  leases: LeaseTable;
  attempts: AttemptTable;
  learned_paces: LearnedPaceTable;
  finding_listings: FindingListingTable;
  journal: Omit<JournalTable, "number"> & { number: Generated<number> };
  demarc_migration: { name: string; timestamp: string };
  staged_evaluations: StagedEvaluationTable;
  staged_details: StagedDetailTable;
  staged_rules: StagedRuleTable;
  staged_regions: StagedRegionTable;
  staged_findings: StagedFindingTable;
  staged_gone: StagedGoneTable;
  touched_resources: TouchedResourceTable;
}
