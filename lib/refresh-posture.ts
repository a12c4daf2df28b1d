/** Junction: connect, take the lease, collect, and say what became of it. */

import { type Collection, collectIntoStore } from "./collect-into-store.ts";
import { holdLease } from "./collection-lease.ts";
import type { AttemptedCall } from "./collectors/attempted-call.ts";
import { type AwsConnection, connectAccount } from "./collectors/connect-account.ts";
import { createPacer } from "./collectors/pacer.ts";
import type { ReadFailure } from "./collectors/read-failure.ts";
import { connectionSettingsOf } from "./connection-settings.ts";
import { coverageWords } from "./exports/coverage-words.ts";
import { openedStore } from "./opened-store.ts";
import type { CallCount } from "./posture/call-count.ts";
import type { Posture } from "./posture/posture.ts";
import type { CollectionProgress } from "./posture/progress.ts";
import type { Coverage } from "./posture/snapshot.ts";
import { type SnapshotOutcome, sources } from "./posture/vocabulary.ts";
import { type AttemptEnding, beginAttempt, type RunningAttempt } from "./record-attempt.ts";
import { readSettings } from "./settings.ts";
import type { Attempt } from "./store/attempt-store.ts";
import type { Store } from "./store/open-store.ts";

export type { AttemptedCall };

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
      /** The settings name a region that the account does not have. */
      readonly wrongRegion: boolean;
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
  /** Told of each request to AWS once it has ended. */
  readonly onAttempt?: (call: AttemptedCall) => void;
  readonly signal?: AbortSignal;
}

/**
 * One collection into the store the settings name. What AWS refuses is part of the result.
 *
 * @throws SettingsError, StoreError's kinds, and whatever is a fault of Demarc itself
 */
export async function refreshPosture(options: RefreshOptions = {}): Promise<RefreshResult> {
  const store = await openedStore();
  // Before this one begins, as it would itself be the latest.
  const last = await store.attempts.latest(new Date().toISOString());
  const attempt = await beginAttempt(store);
  try {
    const result = await collect(store, { attempt, last }, options);
    await tidy(result.kind === "busy" ? attempt.withdraw() : attempt.finish(endingOf(result)));
    return result;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await tidy(attempt.finish({ accountId: null, outcome: "failed", message }));
    throw error;
  }
}

/**
 * What is done after a collection has ended, and must not change how it ended: an attempt without an
 * end is soon shown as one that fell silent, and a lease that was not given back runs out.
 */
async function tidy(tidying: Promise<void>): Promise<void> {
  await tidying.catch(() => {});
}

async function collect(
  store: Store,
  { attempt, last }: { readonly attempt: RunningAttempt; readonly last: Attempt | null },
  options: RefreshOptions,
): Promise<RefreshResult> {
  const { regions, onProgress, onAttempt, signal: stop = new AbortController().signal } = options;
  const settings = connectionSettingsOf(readSettings(), regions);
  const pacer = createPacer(settings.pace.rates);
  if (onAttempt) pacer.listen(onAttempt);
  // Before connecting: where AWS refuses that, the record says what was asked all the same.
  attempt.callsFrom(pacer.counts);
  const answer = await connectAccount(settings, stop, pacer);
  if (answer.kind === "not_connected") {
    if (stop.aborted) return await stopped(store, null);
    const { message, tried, failure } = answer;
    return { kind: "not_connected", message, tried, wrongRegion: isAboutRegions(failure) };
  }
  const { connection } = answer;
  const report = (progress: CollectionProgress) => {
    attempt.report(progress);
    onProgress?.(progress);
  };
  try {
    if (stop.aborted) return await stopped(store, null);
    // Where AWS would not list the regions, the others are not gone: nobody knows.
    const all = regions === undefined && connection.regionsFrom !== "region";
    return await collectUnderLease({
      store,
      connection,
      regions: all ? "all" : "some",
      attempt,
      lastCalls: all ? callsOf(last, connection) : [],
      report,
      stop,
    });
  } finally {
    connection.close();
  }
}

async function collectUnderLease(collection: Omit<Collection, "lease">): Promise<RefreshResult> {
  const { store, attempt, connection } = collection;
  const accountId = connection.account.id;
  const held = await holdLease(store, accountId, attempt.id);
  if (held.kind === "taken") return { kind: "busy", accountId, message: held.message };
  const { pacer } = connection;
  try {
    pacer.recall(await store.paces.load(accountId));
    const collected = await collectIntoStore({ ...collection, lease: held.lease });
    switch (collected.kind) {
      case "saved":
        return { ...collected, outcome: collected.posture.snapshot.outcome };
      case "nothing_read":
        return await nothingRead(store, accountId, collected.coverage);
      case "stopped":
        return await stopped(store, accountId);
      default:
        return collected satisfies never;
    }
  } finally {
    // Also after a collection that failed: how fast AWS may be asked is true all the same.
    await tidy(store.paces.keep(accountId, pacer.learned()));
    await tidy(held.lease.release());
  }
}

/** What the last collection asked, where it asked for the same account and came to its end. */
function callsOf(last: Attempt | null, { account }: AwsConnection): readonly CallCount[] {
  if (last?.accountId !== account.id || last.outcome === "failed") return [];
  return last.calls ?? [];
}

/** AWS listed its regions, and one that the settings name is not among them. */
function isAboutRegions({ reason, operation }: ReadFailure): boolean {
  const listing = operation === "account:ListRegions" || operation === "ec2:DescribeRegions";
  return listing && (reason === "not_in_region" || reason === "region_disabled");
}

async function stopped(store: Store, accountId: string | null): Promise<RefreshResult> {
  const standing = await whatStands(store, accountId);
  return {
    kind: "stopped",
    accountId,
    message: `The collection was stopped. Nothing of it was saved; ${standing}.`,
  };
}

/** @param accountId null where nobody knows yet which one it would have been */
async function whatStands(store: Store, accountId: string | null): Promise<string> {
  const query = accountId === null ? { limit: 1 } : { accountId, limit: 1 };
  const [last] = await store.listSnapshots(query);
  return last === undefined ? "there is no snapshot yet" : "the last snapshot stands";
}

async function nothingRead(
  store: Store,
  accountId: string,
  coverage: readonly Coverage[],
): Promise<RefreshResult> {
  const standing = await whatStands(store, accountId);
  const [first] = coverage.filter(({ detail }) => detail !== "").sort(bySourceAndRegion);
  const because = first ? ` For example in ${first.region}: ${first.detail}` : "";
  return {
    kind: "nothing_read",
    accountId,
    coverage,
    message: `Nothing could be read in account ${accountId}, so nothing was saved; ${standing}.${because}`,
  };
}

/** The same words after the same failures, whichever answer came first. */
function bySourceAndRegion(a: Coverage, b: Coverage): number {
  return sources.indexOf(a.source) - sources.indexOf(b.source) || (a.region < b.region ? -1 : 1);
}

function endingOf(result: Exclude<RefreshResult, { readonly kind: "busy" }>): AttemptEnding {
  if (result.kind !== "saved") {
    const accountId = result.kind === "not_connected" ? null : result.accountId;
    return { accountId, outcome: "failed", message: result.message };
  }
  const { account, coverageSummary } = result.posture;
  return {
    accountId: account.id,
    outcome: result.outcome,
    message: `${coverageWords(coverageSummary, "sentence")}.`,
  };
}
