/** Junction: how snapshots are judged here and now, with the catalogue and the mapping file in force. */
import { createHash } from "node:crypto";
import { openedCatalogue } from "./opened-catalogue.ts";
import { assessInPieces, assessPosture } from "./posture/assess-posture.ts";
import { type Exception, isInForce } from "./posture/exceptions.ts";
import { joinJudgedWith, splitJudgedWith } from "./posture/judged-with.ts";
import type { Posture } from "./posture/posture.ts";
import type { Instant, Snapshot, SnapshotHeader } from "./posture/snapshot.ts";
import type { Judging, Store } from "./store/open-store.ts";

/** How far what people decided counts for a snapshot. */
export interface Reckoning {
  /** When the days of exceptions are counted. */
  readonly at: Instant;
  /**
   * What was decided after this does not count; null: all that was decided counts. A clock that once ran
   * ahead has dated entries in days to come, and what stands now must not wait for these.
   */
  readonly until: Instant | null;
}

/** As it was at an instant. */
export function asItWas(at: Instant): Reckoning {
  return { at, until: at };
}

/** What the journal is asked, to count so. */
export function countedUntil({ until }: Reckoning): { readonly asOf?: Instant } {
  return until === null ? {} : { asOf: until };
}

/**
 * How an account's snapshots are judged with the exceptions that count. A snapshot itself is judged as of
 * its own instant.
 *
 * @throws MappingError, CatalogueError, StoreError's kinds
 */
export async function judgingAt(
  store: Store,
  accountId: string,
  reckoning: Reckoning,
): Promise<Judging> {
  const { catalogue, digest } = openedCatalogue();
  const { at } = reckoning;
  const exceptions = await store.journal.standing({
    accountId,
    kind: "exception",
    ...countedUntil(reckoning),
  });
  const inputOf = (snapshot: Snapshot) => ({
    snapshot,
    catalogue,
    exceptions,
    asOf: snapshot.header.finishedAt,
    exceptionsAsOf: at,
  });
  return {
    assessedWith: joinJudgedWith({ catalogue: digest, exceptions: digestOf(exceptions, at) }),
    assess: (snapshot) => assessPosture(inputOf(snapshot)),
    assessInPieces: (snapshot) => assessInPieces(inputOf(snapshot)),
  };
}

/**
 * What counts for a snapshot: for a past one what stood at its own instant, so that what history says of that
 * instant stays true; for the newest one what stands now, so that it feels what is decided and what runs out
 * today.
 */
export async function reckoningOf(
  store: Store,
  { id, finishedAt }: Pick<SnapshotHeader, "id" | "finishedAt">,
): Promise<Reckoning> {
  const next = await store.findNextSnapshot(id);
  return next === null ? standingNow() : asItWas(finishedAt);
}

function standingNow(): Reckoning {
  return { at: new Date().toISOString(), until: null };
}

/**
 * The newest snapshot as it is to be kept once another takes its place; null when it is kept so already.
 *
 * @throws StoreError's kinds
 */
export async function newestAsPast(
  store: Store,
  accountId: string,
): Promise<{ readonly posture: Posture; readonly assessedWith: string } | null> {
  const {
    rows: [newest],
  } = await store.listHistory({ accountId, limit: 1 });
  if (newest === undefined) return null;
  const judging = await judgingAt(store, accountId, asItWas(newest.header.finishedAt));
  const { assessedWith } = judging;
  if (exceptionsIn(newest.judgedWith) === exceptionsIn(assessedWith)) return null;
  const posture = await store.loadPosture({ id: newest.header.id }, { ...judging, keep: false });
  return posture && { posture, assessedWith };
}

function exceptionsIn(judgedWith: string | null): string {
  return splitJudgedWith(judgedWith ?? "").exceptions;
}

/** Changes when an exception is made, altered or taken back, and at the end of its last day. */
function digestOf(exceptions: readonly Exception[], at: Instant): string {
  if (exceptions.length === 0) return "";
  const judged = exceptions.map((exception) => [exception, isInForce(exception, at)]);
  const digest = createHash("sha256").update(JSON.stringify(judged)).digest("base64url");
  return digest.slice(0, 16);
}
