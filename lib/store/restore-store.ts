import { open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Instant } from "../posture/snapshot.ts";
import { checkStoreFile, keepOnDisk, type StoreContents } from "./check-store-file.ts";
import { draftFor, sweepDrafts } from "./draft-file.ts";
import { giveName, linked } from "./give-name.ts";
import { type HeldStore, holdAlone } from "./hold-alone.ts";
import { copyInto } from "./sqlite-file.ts";
import { BackupError, StoreDamagedError, StoreNewerError } from "./store-errors.ts";
import { makeFolder, nullWhenMissing, storeFileOf } from "./store-path.ts";

export interface RestoreToMake {
  /** The backup. It is only read. */
  readonly from: string;
  /** The store, as settings name it. */
  readonly store: string;
  /** Whether a store that is there may be moved aside. */
  readonly replace: boolean;
  readonly now: Instant;
  /** Told what was just done, so that who waits sees it. */
  readonly onStep: (step: RestoreStep) => void;
}

export type RestoreStep = "checked" | "copied" | "kept" | "placed";

export interface Restored {
  readonly contents: StoreContents;
  /** Where the store that was replaced is now; null when there was none. */
  readonly kept: string | null;
}

/**
 * Puts a backup in the store's place. The copy is whole, checked and on the disk before it takes the store's
 * name, which it takes in one step: killed at any moment, the store is what it was or what it is to be.
 *
 * @throws BackupError, StoreInUseError, StoreError's kinds; the store is then as it was
 */
export async function restoreStore(making: RestoreToMake): Promise<Restored> {
  const { from, replace, now, onStep } = making;
  const file = await storeFileOf(making.store);
  const there = await stat(file).catch(nullWhenMissing);
  const isStanding = there !== null && there.size > 0;
  await refuseEarly({ from, file, isStanding, replace });
  // Now, so that nobody waits for a copy in vain; and again when it is swapped.
  if (isStanding) holdAlone(file, now).letGo();
  await checkBackup(from);
  onStep("checked");
  await makeFolder(dirname(file));
  await sweepDrafts(file, now);
  const draft = draftFor(file);
  try {
    await (await open(draft, "wx", 0o600)).close();
    copyInto(from, draft);
    const contents = await checkBackup(draft);
    await keepOnDisk(draft);
    onStep("copied");
    const kept = isStanding
      ? await swap(draft, file, making)
      : await place(draft, file, there !== null);
    onStep("placed");
    await keepOnDisk(dirname(file));
    return { contents: { ...contents, path: file }, kept };
  } finally {
    await rm(draft, { force: true });
  }
}

async function refuseEarly({
  from,
  file,
  isStanding,
  replace,
}: {
  readonly from: string;
  readonly file: string;
  readonly isStanding: boolean;
  readonly replace: boolean;
}): Promise<void> {
  const found = await stat(from).catch(nullWhenMissing);
  if (found === null) throw new BackupError(from, `${from}: there is no such file.`);
  if (!found.isFile()) throw new BackupError(from, `${from}: that is no file.`);
  const standing = await realpath(file).catch(() => resolve(file));
  if ((await realpath(from)) === standing) {
    throw new BackupError(from, `${from}: that is the store itself. Name a backup of it.`);
  }
  if (isStanding && !replace) {
    throw new BackupError(
      file,
      `There is a store at ${file} already, and it was left as it is. ` +
        "With --replace it is kept beside under another name, and the backup takes its place.",
    );
  }
  if (!isStanding) await refuseLeftLogs(file);
}

/** SQLite would take the log of a store that is gone for the log of the one that takes its name. */
async function refuseLeftLogs(file: string): Promise<void> {
  for (const ending of ["-wal", "-journal"]) {
    const log = await stat(`${file}${ending}`).catch(nullWhenMissing);
    if (log !== null && log.size > 0) {
      throw new BackupError(
        file,
        `${file}${ending} is the log of another store and holds what was written to it. ` +
          "Move it away, to where the store that it belongs to is, then restore again.",
      );
    }
  }
}

/** @throws BackupError in a backup's words, where those of the store would be about the store */
async function checkBackup(path: string): Promise<StoreContents> {
  try {
    return await checkStoreFile(path);
  } catch (error) {
    if (error instanceof StoreDamagedError) {
      throw new BackupError(
        path,
        `${path} cannot be restored: ${error.why}. The store was left as it is. Take another backup.`,
        { cause: error },
      );
    }
    if (error instanceof StoreNewerError) {
      throw new BackupError(
        path,
        `${path} was written by a newer Demarc. The store was left as it is. Upgrade Demarc, then restore.`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** @param isEmpty whether an empty file stands there, as a first start that was cut off leaves one */
async function place(draft: string, file: string, isEmpty: boolean): Promise<null> {
  // Unlike renaming, giving a name fails where somebody has made a store meanwhile.
  if (isEmpty) await rename(draft, file);
  else await giveName(draft, file);
  return null;
}

/** The old store gets its second name first, so that there is a store under the first at any moment. */
async function swap(draft: string, file: string, { now, onStep }: RestoreToMake): Promise<string> {
  const kept = `${file}.replaced-${now.replaceAll(/[-:.]/g, "")}`;
  const held: HeldStore = holdAlone(file, now);
  try {
    if (held.isDamaged) await refuseLeftLogs(file);
    await forgetUnfinished(file);
    if (!(await linked(file, kept))) await keepCopy(file, kept, held);
    await keepOnDisk(dirname(file));
    onStep("kept");
    await rename(draft, file);
    return kept;
  } finally {
    held.letGo();
  }
}

/** Where a file has but one name, the store that stands is copied: so there is one at any moment there too. */
async function keepCopy(file: string, kept: string, held: HeldStore): Promise<void> {
  const draft = draftFor(file);
  try {
    await (await open(draft, "wx", 0o600)).close();
    held.copyInto(draft);
    await keepOnDisk(draft);
    await giveName(draft, kept);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Second names of the store that stands, from a restore that was killed before it had put the other in place. */
async function forgetUnfinished(file: string): Promise<void> {
  const { ino } = await stat(file);
  for (const name of await readdir(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.replaced-`)) continue;
    const path = join(dirname(file), name);
    if ((await stat(path)).ino === ino) await rm(path);
  }
}
