/** Junction: an instant that nobody can have seen yet, so that a slip of the pen is not the newest posture. */
import { openedStore } from "./opened-store.ts";
import type { PostureQuery } from "./read-posture.ts";

/**
 * What is wrong with asking for a posture as of an instant to come, as a sentence's rest; null when nothing
 * is, or when there is no snapshot at all. A plain date means the end of its day, and today may be asked for.
 *
 * @throws StoreError's kinds
 */
export async function findFutureAsOf({
  asOf,
  accountId,
}: Pick<PostureQuery, "asOf" | "accountId">): Promise<string | null> {
  if (asOf === undefined || asOf <= new Date().toISOString()) return null;
  const endOfToday = `${new Date().toISOString().slice(0, 10)}T23:59:59.999Z`;
  if (asOf === endOfToday) return null;
  const store = await openedStore();
  const newest = await store.findSnapshot(accountId === undefined ? {} : { accountId });
  // A clock that once ran ahead has dated snapshots in days to come, and they are known.
  if (newest === null || asOf <= newest.finishedAt) return null;
  return `that is yet to come. The newest instant that is known is ${newest.finishedAt}.`;
}
