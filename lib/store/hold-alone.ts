import { copyFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { Instant } from "../posture/snapshot.ts";
import { isBusy, translateSqliteError } from "./sqlite-errors.ts";
import { migrationTable, namesIn, reading } from "./sqlite-file.ts";
import { BackupError, StoreDamagedError, StoreInUseError } from "./store-errors.ts";
import { toInstant } from "./stored-instant.ts";

export interface HeldStore {
  /** It could not be opened, so nobody knows who else has it open. */
  readonly isDamaged: boolean;
  /** Copies it into a file that is empty, without letting go of it. */
  readonly copyInto: (target: string) => void;
  readonly letGo: () => void;
}

const leaseSchema = z.array(
  z.object({ account_id: z.string(), lease_owner: z.string(), lease_until: z.number() }),
);

/**
 * Holds a store so that no other process reads or writes it: every one that has it open, even at rest, is
 * a reason to refuse. Its log is folded back into it meanwhile, and comes again with the next opening.
 *
 * @throws StoreInUseError; BackupError when the file is a database of somebody else's
 */
export function holdAlone(path: string, now: Instant): HeldStore {
  let database: DatabaseSync | null = null;
  try {
    // First for reading alone: to open what is damaged for writing may throw its log away.
    reading(path, (looking) => {
      refuseForeign(path, looking);
      refuseLeased(path, looking, now);
    });
    database = new DatabaseSync(path, { timeout: 0 });
    // SQLite gives up the write-ahead log only for who is alone with the file.
    database.exec("pragma journal_mode = delete");
    // A lock that outlives its transaction: a copy is made outside of one.
    database.exec("pragma locking_mode = exclusive; begin exclusive; commit");
    const held = database;
    return {
      isDamaged: false,
      // Not byte by byte: to close a file gives up all locks that its process has on it.
      copyInto: (target) => held.prepare("vacuum into ?").run(target),
      letGo: () => held.close(),
    };
  } catch (error) {
    database?.close();
    if (error instanceof StoreDamagedError) return damaged(path);
    if (isBusy(error)) {
      throw new StoreInUseError(path, "another process has it open", { cause: error });
    }
    throw translateSqliteError(path, error);
  }
}

/** Nobody's locks are on it, so there are none to lose. */
function damaged(path: string): HeldStore {
  return { isDamaged: true, copyInto: (target) => copyFileSync(path, target), letGo: () => {} };
}

function refuseForeign(path: string, database: DatabaseSync): void {
  const tables = namesIn(database, "select name from sqlite_schema where type = 'table'");
  if (tables.length === 0 || tables.includes(migrationTable)) return;
  throw new BackupError(
    path,
    `${path} is a SQLite database, but not one of Demarc's. It was left as it is. ` +
      "Let DEMARC_STORE name another place.",
  );
}

function refuseLeased(path: string, database: DatabaseSync, now: Instant): void {
  const leases = database
    .prepare("select account_id, lease_owner, lease_until from leases where lease_until > ?")
    .all(Date.parse(now));
  const [lease] = leaseSchema.parse(leases);
  if (lease === undefined) return;
  throw new StoreInUseError(
    path,
    `account ${lease.account_id} is being collected by ${lease.lease_owner} ` +
      `(its lease runs until ${toInstant(lease.lease_until)})`,
  );
}
