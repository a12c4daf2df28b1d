/** Junction: read one account whole, stage what was seen, judge it and save it, all or nothing. */
import { setImmediate as breathe } from "node:timers/promises";
import type { HeldLease } from "./collection-lease.ts";
import { collectObservations } from "./collectors/collect-observations.ts";
import type { AwsConnection } from "./collectors/connect-account.ts";
import { judgingAt, newestAsPast } from "./judging-here.ts";
import { openedCatalogue } from "./opened-catalogue.ts";
import type { CallCount } from "./posture/call-count.ts";
import type { Posture } from "./posture/posture.ts";
import type { CollectionProgress } from "./posture/progress.ts";
import type { Coverage, SnapshotHeader } from "./posture/snapshot.ts";
import type { SnapshotOutcome } from "./posture/vocabulary.ts";
import { programVersion } from "./program-version.ts";
import type { RunningAttempt } from "./record-attempt.ts";
import { type Staging, type Store, StoreError } from "./store/open-store.ts";

export interface Collection {
  readonly store: Store;
  readonly connection: AwsConnection;
  readonly lease: HeldLease;
  /** Whether these are all regions of the account or of the settings, or fewer, this once. */
  readonly regions: "all" | "some";
  readonly attempt: RunningAttempt;
  /** What the last collection of the account asked; empty when that is not known. */
  readonly lastCalls: readonly CallCount[];
  readonly report: (progress: CollectionProgress) => void;
  /** A person's wish to stop. */
  readonly stop: AbortSignal;
}

export type Collected =
  | { readonly kind: "saved"; readonly posture: Posture }
  /** Not one source answered in one region. */
  | { readonly kind: "nothing_read"; readonly coverage: readonly Coverage[] }
  | { readonly kind: "stopped" };

/**
 * One collection under a lease that is held. Unless the answer is `saved`, the store is as it was.
 *
 * @throws when the lease is lost on the way, MappingError, and whatever the store throws
 */
export async function collectIntoStore(collection: Collection): Promise<Collected> {
  const { store, connection, lease, stop } = collection;
  // First, so that a mapping file that is wrong says so before a collection of many minutes, not after.
  openedCatalogue();
  const staging = await store.beginStaging(connection.account.id);
  let saved = false;
  try {
    const { coverage, failures } = await stage(collection, staging);
    // A signal that has come, and was not heard yet, is heard now: saving gives it no turn.
    await breathe();
    if (stop.aborted) return { kind: "stopped" };
    lease.lost.throwIfAborted();
    if (coverage.every((row) => row.state === "not_read"))
      return { kind: "nothing_read", coverage };
    const posture = await save(collection, staging, outcomeOf(coverage, failures));
    saved = true;
    return { kind: "saved", posture };
  } finally {
    if (!saved) await staging.discard();
  }
}

/** What was staged, and how many parts of it could not be read, whatever the coverage's state is called. */
interface Staged {
  readonly coverage: readonly Coverage[];
  readonly failures: number;
}

async function stage(collection: Collection, staging: Staging): Promise<Staged> {
  const { connection, lease, report } = collection;
  let failures = 0;
  const stop = AbortSignal.any([collection.stop, lease.lost]);
  const coverage: Coverage[] = [];
  const observations = collectObservations(connection, {
    rows: staging,
    signal: stop,
    lastCalls: collection.lastCalls,
    onProgress: (progress) => {
      failures = progress.sources.reduce((sum, source) => sum + source.failures, 0);
      report(progress);
    },
    now: () => new Date(),
  });
  try {
    for await (const observation of observations) {
      if (stop.aborted) break;
      await staging.add(observation);
      coverage.push(observation.coverage);
    }
  } catch (error) {
    // What breaks because everything was told to stop is not a fault.
    if (!stop.aborted) throw error;
  }
  return { coverage, failures };
}

/** A stopped recorder's region is not set up, and may hide a refused call behind that word. */
function outcomeOf(coverage: readonly Coverage[], failures: number): SnapshotOutcome {
  const whole = coverage.every((row) => row.state === "read" || row.state === "not_set_up");
  return whole && failures === 0 ? "complete" : "partial";
}

async function save(
  { store, connection, lease, attempt, report, regions }: Collection,
  staging: Staging,
  outcome: SnapshotOutcome,
): Promise<Posture> {
  report({ ...attempt.progress(), phase: "saving" });
  const header: SnapshotHeader = {
    id: attempt.id,
    accountId: connection.account.id,
    startedAt: attempt.startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    outcome,
  };
  const { assessedWith, assess } = await judgingAt(store, header.accountId, {
    at: header.finishedAt,
    until: null,
  });
  const before = await pastOf(store, header.accountId);
  return store.commitSnapshot({
    ...(before !== null && { before }),
    header,
    account: connection.account,
    origin: {
      callerArn: connection.callerArn,
      collectorVersion: programVersion,
      requests: connection.pacer.requests(),
    },
    staging,
    leaseOwner: lease.owner,
    regions,
    assessedWith,
    assess,
  });
}

/** A snapshot that cannot be opened stays as it is: a collection must not be lost for it. */
async function pastOf(store: Store, accountId: string): ReturnType<typeof newestAsPast> {
  try {
    return await newestAsPast(store, accountId);
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}
