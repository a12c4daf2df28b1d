/** A store's file before it is trusted: what it is, and a copy of it before it is changed. */
import { chmod, open, rm, stat } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { giveName } from "./give-name.ts";
import { sqliteCodeOf, translateSqliteError } from "./sqlite-errors.ts";
import { StoreDamagedError, StoreError, StoreNewerError } from "./store-errors.ts";

/** Kysely's list of the steps a store has taken. Its name is also what tells our stores from others' files. */
export const migrationTable = "demarc_migration";
export const migrationLockTable = "demarc_migration_lock";

/** Checked whole whenever opened up to this size (about 0.1 s); larger ones only before they are written. */
const wholeCheckBytes = 64 * 1024 * 1024;
const header = "SQLite format 3\0";

/**
 * Looks at a store without changing a byte of it.
 *
 * @param known the names of the migrations this program has
 * @returns the names of those the store has taken; none when it is new
 * @throws StoreNewerError, StoreDamagedError, StorePathError
 */
export async function inspectStoreFile(
  path: string,
  known: readonly string[],
): Promise<readonly string[]> {
  const { size } = await stat(path);
  if (size === 0) {
    await refuseOrphanedLog(path);
    return [];
  }
  if ((await firstBytes(path)) !== header) {
    throw new StoreDamagedError(path, "it is not a SQLite database");
  }
  const taken = lookInside(path, size <= wholeCheckBytes);
  const unknown = taken.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new StoreNewerError(path, unknown);
  return taken;
}

/**
 * Reads every page of a store (about 1.5 ms for each MiB).
 *
 * @throws StoreDamagedError when a page is broken
 */
export function checkWhole(path: string): void {
  reading(path, (database) => quickCheck(path, database));
}

/** An emptied file beside a log that still holds commits: opening it would throw those away. */
async function refuseOrphanedLog(path: string): Promise<void> {
  const log = await stat(`${path}-wal`).catch(() => null);
  if (log && log.size > 0 && (await stat(path)).size === 0) {
    throw new StoreDamagedError(path, "it is empty, but its write-ahead log is not");
  }
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(header.length), 0, header.length, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await file.close();
  }
}

function lookInside(path: string, whole: boolean): readonly string[] {
  return reading(path, (database) => {
    const tables = namesIn(database, "select name from sqlite_schema where type = 'table'");
    if (tables.length > 0 && !tables.includes(migrationTable)) {
      throw new StoreDamagedError(path, "it is a SQLite database, but not one of Demarc's");
    }
    if (whole) quickCheck(path, database);
    if (tables.length === 0) return [];
    return namesIn(database, `select name from ${migrationTable} order by name`);
  });
}

export function namesIn(database: DatabaseSync, query: string): string[] {
  return z
    .array(z.object({ name: z.string() }))
    .parse(database.prepare(query).all())
    .map((row) => row.name);
}

function quickCheck(path: string, database: DatabaseSync): void {
  const [first] = database.prepare("pragma quick_check(1)").all();
  const found = z.object({ quick_check: z.string() }).parse(first).quick_check;
  if (found !== "ok") throw new StoreDamagedError(path, `its integrity check says "${found}"`);
}

/** Whether a database has what every store of ours has; false for one that cannot be read. */
export function isOurs(path: string): boolean {
  try {
    return lookInside(path, false).length > 0;
  } catch (error) {
    if (error instanceof StoreError) return false;
    throw error;
  }
}

/** Opens a file for reading alone. @throws StoreError's kinds */
export function reading<T>(path: string, look: (database: DatabaseSync) => T): T {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
    return look(database);
  } catch (error) {
    throw sqliteCodeOf(error) === null ? error : translateSqliteError(path, error);
  } finally {
    database?.close();
  }
}

/**
 * Copies a store beside itself before it is migrated. A copy of an earlier try, or of another process
 * that starts at the same time, stands.
 *
 * @param taken the migrations the store had taken when it was looked at
 * @returns the copy's path
 */
export async function backUp(path: string, taken: readonly string[]): Promise<string> {
  const target = `${path}.before-leaving-${taken.at(-1)}`;
  if (await stat(target).catch(() => null)) return target;
  const unfinished = `${target}.${process.pid}`;
  await rm(unfinished, { force: true });
  await (await open(unfinished, "wx", 0o600)).close();
  try {
    copyInto(path, unfinished);
    await chmod(unfinished, 0o600);
    // Another process may have migrated meanwhile: then the copy to keep is its, made before.
    if (lookInside(unfinished, true).length === taken.length) await giveName(unfinished, target);
    return target;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return target;
    throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/**
 * Copies a store as it is at one instant, whoever writes meanwhile and without making them wait, into a file
 * that is empty. What comes out has no log beside it.
 *
 * @throws StoreError's kinds
 */
export function copyInto(path: string, target: string): void {
  reading(path, (database) => database.prepare("vacuum into ?").run(target));
}
