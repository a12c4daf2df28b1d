/** Junction: how snapshots are judged here and now, with the catalogue and the mapping file in force. */
import { createHash } from "node:crypto";
import { openedCatalogue } from "./opened-catalogue.ts";
import { assessInPieces, assessPosture } from "./posture/assess-posture.ts";
import { type Exception, isInForce } from "./posture/exceptions.ts";
import { joinJudgedWith, splitJudgedWith } from "./posture/judged-with.ts";
import type { Posture } from "./posture/posture.ts";
import type { Instant, Snapshot, SnapshotHeader } from "./posture/snapshot.ts";
import type { Judging, Store } from "./store/open-store.ts";

/**
 * How an account's snapshots are judged with the exceptions that stood at an instant. A snapshot itself is
 * judged as of its own.
 *
 * @throws MappingError, CatalogueError, StoreError's kinds
 */
export async function judgingAt(store: Store, accountId: string, at: Instant): Promise<Judging> {
  const { catalogue, digest } = openedCatalogue();
  const exceptions = await store.journal.standing({ accountId, kind: "exception", asOf: at });
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
 * When a snapshot's exceptions are judged: a past one's at its own instant, so that what history says of that
 * instant stays true; those of the newest one now, so that it feels what is decided and what runs out today.
 */
export async function exceptionsAsOf(
  store: Store,
  { id, finishedAt }: Pick<SnapshotHeader, "id" | "finishedAt">,
): Promise<Instant> {
  const next = await store.findNextSnapshot(id);
  return next === null ? new Date().toISOString() : finishedAt;
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
  const judging = await judgingAt(store, accountId, newest.header.finishedAt);
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
