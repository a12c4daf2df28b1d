/** Junction: connect, take the lease, collect, stage, judge and save. */
import { loadCatalogue } from "./catalogue/load-catalogue.ts";
import { holdLease } from "./collection-lease.ts";
import { collectObservations } from "./collectors/collect-observations.ts";
import { type AwsConnection, connectAccount } from "./collectors/connect-account.ts";
import { connectionSettingsOf } from "./connection-settings.ts";
import { openedStore } from "./opened-store.ts";
import { assessPosture } from "./posture/assess-posture.ts";
import type { Posture } from "./posture/posture.ts";
import type { CollectionProgress } from "./posture/progress.ts";
import type { Coverage, SnapshotHeader } from "./posture/snapshot.ts";
import type { SnapshotOutcome } from "./posture/vocabulary.ts";
import { type AttemptEnding, beginAttempt, type RunningAttempt } from "./record-attempt.ts";
import { readSettings } from "./settings.ts";
import type { Staging, Store } from "./store/open-store.ts";

export type RefreshResult =
  /** Saved. `partial`: something could not be read, and the posture says what. */
  | { readonly kind: "saved"; readonly outcome: SnapshotOutcome; readonly posture: Posture }
  /** Not one source answered in one region: nothing was saved, the last snapshot stands. */
  | {
      readonly kind: "nothing_read";
      readonly accountId: string;
      readonly message: string;
      readonly coverage: readonly Coverage[];
    }
  | {
      readonly kind: "not_connected";
      readonly message: string;
      readonly tried: readonly string[];
    }
  /** Another collection of this account is at work. */
  | { readonly kind: "busy"; readonly accountId: string; readonly message: string }
  /** The signal said stop: nothing was saved. */
  | { readonly kind: "stopped"; readonly accountId: string | null; readonly message: string };

export interface RefreshOptions {
  /** Only these; left out: what the settings say. */
  readonly regions?: readonly string[];
  readonly onProgress?: (progress: CollectionProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * One collection into the store the settings name. What AWS refuses is part of the result.
 *
 * @throws SettingsError, StoreError's kinds, and whatever is a fault of Demarc itself
 */
export async function refreshPosture(options: RefreshOptions = {}): Promise<RefreshResult> {
  const store = await openedStore();
  const attempt = await beginAttempt(store);
  const stop = options.signal ?? new AbortController().signal;
  const report = (progress: CollectionProgress) => {
    attempt.report(progress);
    options.onProgress?.(progress);
  };
  try {
    const result = await collect(store, attempt, {
      regions: options.regions ?? null,
      stop,
      report,
    });
    await attempt.finish(endingOf(result));
    return result;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await attempt.finish({ accountId: null, outcome: "failed", message });
    throw error;
  }
}

interface Work {
  readonly regions: readonly string[] | null;
  readonly stop: AbortSignal;
  readonly report: (progress: CollectionProgress) => void;
}

async function collect(store: Store, attempt: RunningAttempt, work: Work): Promise<RefreshResult> {
  const answer = await connectAccount(
    connectionSettingsOf(readSettings(), work.regions),
    work.stop,
  );
  if (work.stop.aborted) return stopped(null);
  if (answer.kind === "not_connected") {
    return { kind: "not_connected", message: answer.message, tried: answer.tried };
  }
  const { connection } = answer;
  const accountId = connection.account.id;
  const held = await holdLease(store, accountId);
  if (held.kind === "taken") return { kind: "busy", accountId, message: held.message };
  try {
    const stop = AbortSignal.any([work.stop, held.lease.lost]);
    const staging = await store.beginStaging(accountId);
    const coverage = await stage(connection, staging, { ...work, stop });
    if (work.stop.aborted) return stopped(accountId);
    held.lease.lost.throwIfAborted();
    if (coverage.every((row) => row.state === "not_read")) return nothingRead(accountId, coverage);
    return await save(store, {
      connection,
      staging,
      attempt,
      coverage,
      leaseOwner: held.lease.owner,
    });
  } finally {
    await held.lease.release();
  }
}

/** Reads everything and stages it. Stopping early leaves what was staged unsaved. */
async function stage(
  connection: AwsConnection,
  staging: Staging,
  work: Work,
): Promise<readonly Coverage[]> {
  const coverage: Coverage[] = [];
  const observations = collectObservations(connection, {
    signal: work.stop,
    onProgress: work.report,
    now: () => new Date(),
  });
  try {
    for await (const observation of observations) {
      if (work.stop.aborted) break;
      await staging.add(observation);
      coverage.push(observation.coverage);
    }
  } catch (error) {
    if (!work.stop.aborted) throw error;
  }
  return coverage;
}

interface Collected {
  readonly connection: AwsConnection;
  readonly staging: Staging;
  readonly attempt: RunningAttempt;
  readonly coverage: readonly Coverage[];
  readonly leaseOwner: string;
}

async function save(store: Store, collected: Collected): Promise<RefreshResult> {
  const { connection, staging, attempt, coverage, leaseOwner } = collected;
  const whole = coverage.every((row) => row.state === "read" || row.state === "not_set_up");
  const outcome = whole ? "complete" : "partial";
  const header: SnapshotHeader = {
    id: attempt.id,
    accountId: connection.account.id,
    startedAt: attempt.startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    outcome,
  };
  const catalogue = loadCatalogue();
  const posture = await store.commitSnapshot({
    header,
    account: connection.account,
    staging,
    leaseOwner,
    assess: (snapshot) =>
      assessPosture({ snapshot, catalogue, exceptions: [], asOf: header.finishedAt }),
  });
  return { kind: "saved", outcome, posture };
}

function stopped(accountId: string | null): RefreshResult {
  return {
    kind: "stopped",
    accountId,
    message: "The collection was stopped. Nothing of it was saved; the last snapshot stands.",
  };
}

function nothingRead(accountId: string, coverage: readonly Coverage[]): RefreshResult {
  const first = coverage.find((row) => row.detail !== "");
  const because = first ? ` The first answer was: ${first.detail}` : "";
  return {
    kind: "nothing_read",
    accountId,
    coverage,
    message: `Nothing could be read in account ${accountId}, so nothing was saved; the last snapshot stands.${because}`,
  };
}

function endingOf(result: RefreshResult): AttemptEnding {
  if (result.kind !== "saved") {
    const accountId = result.kind === "not_connected" ? null : result.accountId;
    return { accountId, outcome: "failed", message: result.message };
  }
  const { account, coverageSummary } = result.posture;
  return {
    accountId: account.id,
    outcome: result.outcome,
    message: `${coverageSummary.read} of ${coverageSummary.total} readings were whole.`,
  };
}
