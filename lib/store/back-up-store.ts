import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import type { Instant } from "../posture/snapshot.ts";
import { checkStoreFile, keepOnDisk, type StoreContents } from "./check-store-file.ts";
import { draftFor, sweepDrafts } from "./draft-file.ts";
import { migrations } from "./migrations/migrations.ts";
import { copyInto, inspectStoreFile, isOurs } from "./sqlite-file.ts";
import { BackupError } from "./store-errors.ts";
import { nullWhenMissing, storeFileOf } from "./store-path.ts";

export interface BackupToMake {
  /** The store, as settings name it. */
  readonly store: string;
  /** The file to be written. An earlier backup there is replaced once the new one is whole. */
  readonly target: string;
  readonly now: Instant;
  /** Heard when the copy is made: copying gives nobody a turn. */
  readonly signal: AbortSignal;
  /** Told before the copying begins, how long the store is. */
  readonly onCopying: (bytes: number) => void;
}

/**
 * Copies a store, of one instant and whole, into a file for its owner's eyes, and checks the copy before it
 * gets its name. Nobody who writes or reads meanwhile has to wait.
 *
 * @returns what the copy holds; null when `signal` said stop, and nothing was written
 * @throws BackupError, StoreError's kinds
 */
export async function backUpStore(making: BackupToMake): Promise<StoreContents | null> {
  const file = await storeFileOf(making.store);
  const there = await stat(file).catch(nullWhenMissing);
  if (there === null || there.size === 0) {
    throw new BackupError(
      file,
      `There is no store at ${file} yet, so there is nothing to back up. Collect first.`,
    );
  }
  await inspectStoreFile(file, Object.keys(migrations));
  const target = await placeFor(making.target, file);
  await sweepDrafts(target, making.now);
  const draft = draftFor(target);
  try {
    await (await open(draft, "wx", 0o600)).close();
    making.onCopying(there.size);
    copyInto(file, draft);
    const contents = await checkStoreFile(draft);
    if (making.signal.aborted) return null;
    await keepOnDisk(draft);
    await rename(draft, target);
    await keepOnDisk(dirname(target));
    return { ...contents, path: target };
  } finally {
    await rm(draft, { force: true });
  }
}

/** Only an earlier backup is replaced: never a store that is in use, nor what is somebody else's. */
async function placeFor(named: string, store: string): Promise<string> {
  const refuse = (why: string) => new BackupError(named, `${named}: ${why}`);
  const path = await realpath(resolve(named)).catch(() => resolve(named));
  const folder = await stat(dirname(path)).catch(nullWhenMissing);
  if (!folder?.isDirectory()) throw refuse(`the folder ${dirname(path)} does not exist.`);
  const found = await stat(path).catch(nullWhenMissing);
  if (found === null) return path;
  if (found.isDirectory()) throw refuse("that is a folder. Name a file in it.");
  if (path === (await realpath(store)))
    throw refuse("that is the store itself. Name another file.");
  if (!found.isFile()) throw refuse("that is no file.");
  if (/\.(replaced|before-leaving)-/.test(basename(path)))
    throw refuse("that is a store which Demarc has kept aside. Name another file.");
  if (found.size > 0 && !(await isBackup(path))) {
    throw refuse("there is a file that is no backup of Demarc's. Name another file, or remove it.");
  }
  return path;
}

/**
 * A backup is a database of ours without a log; a store that has been opened says in its header that it has
 * one, and somebody else's knows none of our migrations.
 */
async function isBackup(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { buffer } = await file.read(Buffer.alloc(20), 0, 20, 0);
    const isWithoutLog =
      buffer.toString("latin1", 0, 16) === "SQLite format 3\0" && buffer[18] === 1;
    return isWithoutLog && isOurs(path);
  } finally {
    await file.close();
  }
}
