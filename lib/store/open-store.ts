import { stat } from "node:fs/promises";
import { attemptStoreOn } from "./attempt-store.ts";
import { saveSnapshot } from "./commit-snapshot.ts";
import { countFindings } from "./count-findings.ts";
import { countRegion } from "./count-region.ts";
import { findFindings, findResources } from "./find-by-id.ts";
import type { FindingIndexMemory } from "./finding-index.ts";
import { journalStoreOn } from "./journal-store.ts";
import { leaseStoreOn } from "./lease-store.ts";
import { knowsResource, listControlResources } from "./list-control-resources.ts";
import { listFindings } from "./list-findings.ts";
import { listHistory } from "./list-history.ts";
import { listResourceEvaluations } from "./list-resource-evaluations.ts";
import { listResources } from "./list-resources.ts";
import { loadFinding } from "./load-finding.ts";
import { loadPosture, type PostureMemory } from "./load-posture.ts";
import {
  findNextSnapshot,
  findSnapshot,
  headerOf,
  listSnapshots,
  loadSnapshot,
} from "./load-snapshot.ts";
import { type ComingMigration, migrateStore } from "./migrate-store.ts";
import { migrations } from "./migrations/migrations.ts";
import { paceStoreOn } from "./pace-store.ts";
import { countResources } from "./resource-counts.ts";
import { findOrigin } from "./snapshot-origins.ts";
import {
  type Connection,
  openConnection,
  tidyAfterWriting,
  useWriteAheadLog,
} from "./sqlite-dialect.ts";
import { inspectStoreFile } from "./sqlite-file.ts";
import { listResourceChanges } from "./sqlite-resource-changes.ts";
import { type OpenStaging, openStaging, type Staging } from "./staging.ts";
import type { Store } from "./store.ts";
import { prepareStoreFile } from "./store-path.ts";
import { streamControlResources } from "./stream-control-resources.ts";
import { streamEvaluations } from "./stream-evaluations.ts";
import { streamEvidence } from "./stream-evidence.ts";
import { streamFailingResources } from "./stream-failing-resources.ts";
import { streamFindings } from "./stream-findings.ts";
import { streamResources } from "./stream-resources.ts";
import { inTurn, whileBusy } from "./write-queue.ts";

export { backUpStore } from "./back-up-store.ts";
export type { StoreContents } from "./check-store-file.ts";
export type { ControlResource } from "./control-resource.ts";
export type { ControlResourceQuery } from "./control-resource-rows.ts";
export type { FindingCountQuery, FindingCounts } from "./count-findings.ts";
export type { RegionCounts, RegionPlace } from "./count-region.ts";
export { draftFor, sweepDrafts } from "./draft-file.ts";
export type { HistoryEntry, HistoryQuery } from "./list-history.ts";
export type { ResourceEvaluation, ResourceQuery } from "./list-resource-evaluations.ts";
export type { ResourceListQuery, ResourcePage, ResourceStanding } from "./list-resources.ts";
export type { Judging } from "./load-posture.ts";
export type { FindingQuery } from "./match-findings.ts";
export type { ComingMigration } from "./migrate-store.ts";
export type { Page } from "./page.ts";
export type { ResourceCount, ResourceFilter } from "./resource-counts.ts";
export { type Restored, type RestoreStep, restoreStore } from "./restore-store.ts";
export type { ResourceChange, ResourceChangeQuery } from "./sqlite-resource-changes.ts";
export type { Staging } from "./staging.ts";
export type { Store } from "./store.ts";
export {
  BackupError,
  BadCursorError,
  ChangedMeanwhileError,
  LeaseLostError,
  StoreBusyError,
  StoreDamagedError,
  StoreError,
  StoreInUseError,
  StoreNewerError,
  StorePathError,
} from "./store-errors.ts";
export type { ControlResourceStreamQuery } from "./stream-control-resources.ts";

/** Two minutes in all. */
const savingTries = 12;

/**
 * Opens the store, making it when there is none. Several processes may have it open at once.
 *
 * @param path a folder, in which the store is `demarc.sqlite`, or a file
 * @param announce is told before a store of an earlier version is changed, which takes a large one minutes
 * @throws StoreNewerError, StoreDamagedError, StorePathError: the file is as it was, and the message
 *   names it and the way out
 */
export async function openStore(
  path: string,
  announce: (coming: ComingMigration) => void = () => {},
): Promise<Store> {
  const file = await prepareStoreFile(path);
  const { ino } = await stat(file);
  const taken = await inspectStoreFile(file, Object.keys(migrations));
  const writer = openConnection(file, "write");
  try {
    await useWriteAheadLog(writer);
    if ((await stat(file)).ino === ino) {
      await migrateStore(writer, migrations, taken, announce);
      return storeOn(writer, openConnection(file, "read"));
    }
  } catch (error) {
    await writer.close();
    throw error;
  }
  // A backup was put in its place just now: what was opened is the one that it replaced.
  await writer.close();
  return openStore(path, announce);
}

function storeOn(writer: Connection, reader: Connection): Store {
  const stagings = new Map<Staging, OpenStaging>();
  const memory: PostureMemory = new Map();
  const findings: FindingIndexMemory = new Map();
  const { path, db } = reader;
  return {
    leases: leaseStoreOn(writer),
    attempts: attemptStoreOn(writer, reader),
    paces: paceStoreOn(writer, reader),
    journal: journalStoreOn(writer, reader),
    beginStaging: async (accountId) => {
      const open = openStaging(path, accountId);
      const staging: Staging = {
        ...open,
        discard: async () => {
          stagings.delete(staging);
          await open.discard();
        },
      };
      stagings.set(staging, open);
      return staging;
    },
    commitSnapshot: async ({ staging, ...given }) => {
      const open = requireOwn(stagings, staging, given.header.accountId);
      const posture = await whileBusy(savingTries, () =>
        inTurn(path, () => saveSnapshot(open, given)),
      );
      tidyAfterWriting(open.connection);
      await staging.discard();
      return posture;
    },
    loadPosture: (query, judging) => loadPosture(reader, memory, query, judging),
    loadSnapshot: (query = {}) => loadSnapshot(reader, query),
    listSnapshots: (query) => listSnapshots(reader, query),
    findSnapshot: async (query) => {
      const found = await findSnapshot(reader, query);
      return found && headerOf(found);
    },
    findNextSnapshot: async (id) => {
      const found = await findNextSnapshot(reader, id);
      return found && headerOf(found);
    },
    findOrigin: (of) => findOrigin(reader, of),
    listHistory: (query) => listHistory(reader, query),
    listResourceChanges: (query) => listResourceChanges(db, query),
    listControlResources: (query) => listControlResources(db, query),
    knowsResource: (query) => knowsResource(db, query),
    listResourceEvaluations: (query) => listResourceEvaluations(db, query),
    streamControlResources: (query) => streamControlResources(path, query),
    listResources: (query) => listResources(db, query),
    countResources: (of) => countResources(db, of),
    countRegion: (place) => countRegion(reader, findings, place),
    streamResources: (query) => streamResources(path, query),
    streamFailingResources: (query) => streamFailingResources(path, query),
    streamEvaluations: (query) => streamEvaluations(path, query),
    streamEvidence: (query) => streamEvidence(path, query),
    streamFindings: (query) => streamFindings(path, query),
    listFindings: (query) => listFindings(reader, findings, query),
    countFindings: (query) => countFindings(reader, findings, query),
    loadFinding: (place) => loadFinding(reader, place),
    findResources: (search) => findResources(db, search),
    findFindings: (search) => findFindings(reader, search),
    close: async () => {
      await Promise.all([...stagings.keys()].map((staging) => staging.discard()));
      await reader.close();
      await writer.close();
    },
  };
}

function requireOwn(
  stagings: ReadonlyMap<Staging, OpenStaging>,
  staging: Staging,
  accountId: string,
): OpenStaging {
  const open = stagings.get(staging);
  if (open === undefined)
    throw new Error("This staging was saved already, discarded, or is another store's");
  if (open.accountId !== accountId) {
    throw new Error(`A staging of account ${open.accountId} cannot be saved as ${accountId}'s`);
  }
  return open;
}
