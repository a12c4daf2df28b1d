/** Junction: how snapshots are judged here and now, with the catalogue and the mapping file in force. */
import { createHash } from "node:crypto";
import { openedCatalogue } from "./opened-catalogue.ts";
import { assessInPieces, assessPosture } from "./posture/assess-posture.ts";
import { type Exception, isInForce } from "./posture/exceptions.ts";
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
    catalogue: digest,
    assessedWith: `${digest}${digestOf(exceptions, at)}`,
    assess: (snapshot) => assessPosture(inputOf(snapshot)),
    assessInPieces: (snapshot) => assessInPieces(inputOf(snapshot)),
  };
}

/**
 * When a snapshot's exceptions are judged: at the end of the time in which it was the newest, so that a past one
 * stays as it was last seen, and one that is still the newest feels what is decided and what runs out today.
 */
export async function exceptionsAsOf(
  store: Store,
  { id }: Pick<SnapshotHeader, "id">,
): Promise<Instant> {
  const next = await store.findNextSnapshot(id);
  return next?.finishedAt ?? new Date().toISOString();
}

/** Changes when an exception is made, altered or taken back, and at the end of its last day. */
function digestOf(exceptions: readonly Exception[], at: Instant): string {
  if (exceptions.length === 0) return "";
  const judged = exceptions.map((exception) => [exception, isInForce(exception, at)]);
  const digest = createHash("sha256").update(JSON.stringify(judged)).digest("base64url");
  return `+${digest.slice(0, 16)}`;
}
