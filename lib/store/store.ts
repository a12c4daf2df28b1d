/** What the store can do, whatever database is behind it. */
import type { CollectionOrigin } from "../posture/collection-origin.ts";
import type { Posture } from "../posture/posture.ts";
import type {
  DetailedFinding,
  Evaluation,
  Finding,
  Snapshot,
  SnapshotHeader,
} from "../posture/snapshot.ts";
import type { AttemptStore } from "./attempt-store.ts";
import type { SnapshotToSave } from "./commit-snapshot.ts";
import type { ControlResource } from "./control-resource.ts";
import type { ControlResourceQuery } from "./control-resource-rows.ts";
import type { FindingCountQuery, FindingCounts } from "./count-findings.ts";
import type { RegionCounts, RegionPlace } from "./count-region.ts";
import type { FindingSearch, FoundResources, ResourceSearch } from "./find-by-id.ts";
import type { JournalStore } from "./journal-store.ts";
import type { LeaseStore } from "./lease-store.ts";
import type { knowsResource } from "./list-control-resources.ts";
import type { HistoryEntry, HistoryQuery } from "./list-history.ts";
import type { ResourceEvaluation, ResourceQuery } from "./list-resource-evaluations.ts";
import type { ResourceListQuery, ResourcePage, ResourceStanding } from "./list-resources.ts";
import type { FindingPlace } from "./load-finding.ts";
import type { Judging } from "./load-posture.ts";
import type { SnapshotListQuery, SnapshotQuery } from "./load-snapshot.ts";
import type { FindingQuery } from "./match-findings.ts";
import type { PaceStore } from "./pace-store.ts";
import type { Page } from "./page.ts";
import type { ResourceCount, ResourceFilter } from "./resource-counts.ts";
import type { ReadingPlace } from "./snapshot-origins.ts";
import type { ResourceChange, ResourceChangeQuery } from "./sqlite-resource-changes.ts";
import type { Staging } from "./staging.ts";
import type { ControlResourceStreamQuery } from "./stream-control-resources.ts";
import type { EvaluationOfControl } from "./stream-evidence.ts";
import type { FailingResourcesQuery } from "./stream-failing-resources.ts";
import type { StreamQuery } from "./stream-place.ts";

/** Every method throws StoreError's kinds when the store is damaged, busy for too long or cannot be reached. */
export interface Store {
  /** Who may collect an account now. */
  readonly leases: LeaseStore;
  /** Tries at collections, saved or not. */
  readonly attempts: AttemptStore;
  /** How fast AWS let itself be asked. */
  readonly paces: PaceStore;
  /** What people decided. */
  readonly journal: JournalStore;
  /** A place for a collection's rows until it is whole. To be saved once, or discarded. */
  readonly beginStaging: (accountId: string) => Promise<Staging>;
  /**
   * Saves a collection with its posture, all or nothing. What was not read stays as it was known.
   *
   * @throws LeaseLostError and whatever `assess` throws; the staging can then be tried again or discarded
   */
  readonly commitSnapshot: (
    given: SnapshotToSave & { readonly staging: Staging },
  ) => Promise<Posture>;
  /**
   * A snapshot's posture; null when there is no such snapshot. One that was judged by an older program or
   * with another catalogue is judged again and kept, unless another process is writing just then.
   *
   * @throws whatever `assess` throws
   */
  readonly loadPosture: (query: SnapshotQuery, judging: Judging) => Promise<Posture | null>;
  /** The snapshot itself, to be judged anew; null when there is none. */
  readonly loadSnapshot: (query?: SnapshotQuery) => Promise<Snapshot | null>;
  /** Collections that were saved, newest first. */
  readonly listSnapshots: (query: SnapshotListQuery) => Promise<readonly SnapshotHeader[]>;
  /** One collection that was saved; null when there is no such. */
  readonly findSnapshot: (query: SnapshotQuery) => Promise<SnapshotHeader | null>;
  /** The account's next one after it; null when it is the newest, or not there. */
  readonly findNextSnapshot: (id: string) => Promise<SnapshotHeader | null>;
  /** Who asked AWS with what, in the collection that read at an instant; null when nobody noted it. */
  readonly findOrigin: (of: ReadingPlace) => Promise<CollectionOrigin | null>;
  /** An account's collections in a few numbers each, newest first. @throws BadCursorError */
  readonly listHistory: (query: HistoryQuery) => Promise<Page<HistoryEntry>>;
  /**
   * Verdicts that differ between two snapshots, the failing first; null when these are not two of one
   * account, the earlier one first. @throws BadCursorError
   */
  readonly listResourceChanges: (
    query: ResourceChangeQuery,
  ) => Promise<Omit<Page<ResourceChange>, "total" | "before"> | null>;
  /** Resources of one control, the failing first. @throws BadCursorError */
  readonly listControlResources: (query: ControlResourceQuery) => Promise<Page<ControlResource>>;
  /** Whether a control has a verdict now on a resource of this id. */
  readonly knowsResource: (query: Parameters<typeof knowsResource>[1]) => Promise<boolean>;
  /** Every rule's verdicts on one resource, past ones too. */
  readonly listResourceEvaluations: (
    query: ResourceQuery,
  ) => Promise<readonly ResourceEvaluation[]>;
  /** Every resource that some rule judges now. @throws BadCursorError */
  readonly listResources: (query: ResourceListQuery) => Promise<ResourcePage>;
  /** How many resources of each type there are in each region, failing and passing. */
  readonly countResources: (of: {
    readonly accountId: string;
  }) => Promise<readonly ResourceCount[]>;
  /** What stands in one region: resources of each control, and active findings. */
  readonly countRegion: (place: RegionPlace) => Promise<RegionCounts>;
  /** Every resource that a list shows, in constant memory. */
  readonly streamResources: (
    query: ResourceFilter & Pick<ResourceListQuery, "sort">,
  ) => AsyncIterable<Omit<ResourceStanding, "failingControls">>;
  /** Every failing resource, in constant memory. */
  readonly streamFailingResources: (query: FailingResourcesQuery) => AsyncIterable<ControlResource>;
  /** All rows of a list of a control's resources, in constant memory. */
  readonly streamControlResources: (
    query: ControlResourceStreamQuery,
  ) => AsyncIterable<ControlResource>;
  /** Every evaluation of a snapshot by region, rule, type and id, in constant memory. */
  readonly streamEvaluations: (query: StreamQuery) => AsyncIterable<Evaluation>;
  /** Every evaluation of a snapshot by control, region, rule, type and id, in constant memory. */
  readonly streamEvidence: (query: StreamQuery) => AsyncIterable<EvaluationOfControl>;
  /** Every finding of a snapshot by region and id, archived and sample ones too, in constant memory. */
  readonly streamFindings: (query: StreamQuery) => AsyncIterable<Finding>;
  /** GuardDuty's findings, the worst first. @throws BadCursorError */
  readonly listFindings: (query: FindingQuery) => Promise<Page<Finding>>;
  /** How many findings such a list would have for each severity and life. */
  readonly countFindings: (query: FindingCountQuery) => Promise<FindingCounts>;
  /** One finding with AWS's own JSON; null when there is none by that id now. */
  readonly loadFinding: (place: FindingPlace) => Promise<DetailedFinding | null>;
  /** Resources whose id begins with a text. */
  readonly findResources: (search: ResourceSearch) => Promise<FoundResources>;
  /** Findings whose id begins with a text. */
  readonly findFindings: (search: FindingSearch) => Promise<readonly Finding[]>;
  /** Lets go of the file. Stagings that were not saved are discarded. */
  readonly close: () => Promise<void>;
}
