import { open, stat } from "node:fs/promises";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { Instant } from "../posture/snapshot.ts";
import { migrations } from "./migrations/migrations.ts";
import { inspectStoreFile, migrationTable, namesIn, reading } from "./sqlite-file.ts";
import { StoreDamagedError } from "./store-errors.ts";
import { toInstant } from "./stored-instant.ts";

/** What a store's file holds, seen without changing a byte of it. */
export interface StoreContents {
  readonly path: string;
  readonly bytes: number;
  /** The last step it has taken: which version of Demarc wrote it. */
  readonly format: string;
  readonly snapshots: number;
  readonly journalEntries: number;
  /** The newest snapshot of each account, in order of the accounts. */
  readonly newest: readonly { readonly accountId: string; readonly finishedAt: Instant }[];
}

/**
 * Goes through every page and every index of a store's file, and says what it holds.
 *
 * @throws StoreDamagedError when it is no store, is empty or is damaged; StoreNewerError, StorePathError
 */
export async function checkStoreFile(path: string): Promise<StoreContents> {
  const { size } = await stat(path);
  if (size === 0) throw new StoreDamagedError(path, "it is empty");
  const taken = await inspectStoreFile(path, Object.keys(migrations));
  const format = taken.at(-1);
  if (format === undefined)
    throw new StoreDamagedError(path, `its table ${migrationTable} is empty`);
  return reading(path, (database) => {
    integrityCheck(path, database);
    return { path, bytes: size, format, ...countsOf(database) };
  });
}

/** Rows against their indexes too, which the quick check of every opening leaves out. */
function integrityCheck(path: string, database: DatabaseSync): void {
  const [first] = database.prepare("pragma integrity_check(1)").all();
  const { integrity_check: found } = z.object({ integrity_check: z.string() }).parse(first);
  if (found !== "ok") throw new StoreDamagedError(path, `its integrity check says "${found}"`);
}

const countSchema = z.object({ count: z.number() });
const newestSchema = z.array(z.object({ account_id: z.string(), finished_at: z.number() }));

function countsOf(database: DatabaseSync) {
  const tables = namesIn(database, "select name from sqlite_schema where type = 'table'");
  const count = (table: string) =>
    tables.includes(table)
      ? countSchema.parse(database.prepare(`select count(*) as count from ${table}`).get()).count
      : 0;
  const newest = database
    .prepare(
      "select account_id, max(finished_at) as finished_at from snapshots group by account_id order by account_id",
    )
    .all();
  return {
    snapshots: count("snapshots"),
    // Older stores have none.
    journalEntries: count("journal"),
    newest: newestSchema.parse(newest).map((row) => ({
      accountId: row.account_id,
      finishedAt: toInstant(row.finished_at),
    })),
  };
}

/** What was written into a file, or named in a folder, is there after a power cut too. */
export async function keepOnDisk(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
