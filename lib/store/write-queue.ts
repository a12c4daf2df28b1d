import { StoreBusyError } from "./store-errors.ts";

/** The end of the queue of each store file that this process writes to. */
const tails = new Map<string, Promise<unknown>>();

/**
 * Runs the writes of this process to one file one after another. Two connections of one thread must
 * never meet: the second would wait for the lock with the thread asleep, and so the first could not
 * finish. Other processes are kept apart by the database's own lock.
 */
export function inTurn<T>(path: string, write: () => Promise<T>): Promise<T> {
  const before = tails.get(path) ?? Promise.resolve();
  const turn = before.then(write, write);
  const tail = turn.then(
    () => {},
    () => {},
  );
  tails.set(path, tail);
  tail.then(() => {
    if (tails.get(path) === tail) tails.delete(path);
  });
  return turn;
}

/**
 * Tries again as long as another process holds the lock: what a collection of many minutes has read is
 * not to be lost to another account's save. Each try waits ten seconds by itself.
 */
export async function whileBusy<T>(tries: number, write: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await write();
    } catch (error) {
      if (left <= 0 || !(error instanceof StoreBusyError)) throw error;
    }
  }
}
