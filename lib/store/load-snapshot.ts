import type { Kysely } from "kysely";
import type { Instant, Snapshot, SnapshotHeader } from "../posture/snapshot.ts";
import { requireLimit } from "./page.ts";
import { readSnapshot } from "./read-snapshot.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { toInstant, toMilliseconds } from "./stored-instant.ts";
import type { SnapshotTable, StoredSchema } from "./stored-schema.ts";

/** Which snapshot: the newest of those that all members given allow. */
export interface SnapshotQuery {
  /** That one. */
  readonly id?: string;
  /** Collected before that one, in its account. */
  readonly before?: string;
  /** Left out: the account collected last. */
  readonly accountId?: string;
  /** Finished at or before this. Left out: now. */
  readonly asOf?: Instant;
}

export interface SnapshotListQuery {
  /** Left out: of all accounts. */
  readonly accountId?: string;
  readonly limit: number;
}

/** The snapshot itself, to be judged anew; null when there is none. */
export async function loadSnapshot(
  connection: Connection,
  query: SnapshotQuery,
): Promise<Snapshot | null> {
  const found = await findSnapshot(connection, query);
  return found === null ? null : readFoundSnapshot(connection, found);
}

/** The snapshot of a row that {@link findSnapshot} gave. */
export async function readFoundSnapshot(
  connection: Connection,
  found: HeaderRow,
): Promise<Snapshot> {
  const later = await findNextSnapshot(connection, found.id);
  return readSnapshot(connection, connection.db, {
    header: headerOf(found),
    account: { id: found.account_id, alias: found.alias, partition: found.partition },
    at: found.valid_at,
    isPast: later !== null,
  });
}

/** Collections that were saved, newest first. */
export async function listSnapshots(
  { db }: Connection,
  { accountId, limit }: SnapshotListQuery,
): Promise<SnapshotHeader[]> {
  requireLimit(limit);
  const newestFirst = newestSnapshots(db, accountId);
  return (await newestFirst.limit(limit).execute()).map(headerOf);
}

export const headerColumns = [
  "id",
  "account_id",
  "started_at",
  "finished_at",
  "outcome",
  "alias",
  "partition",
  "valid_at",
] as const;

export type HeaderRow = Pick<SnapshotTable, (typeof headerColumns)[number]>;

/** A snapshot's own row, without its posture. */
export async function findSnapshot(
  { db }: Pick<Connection, "db">,
  { accountId, asOf, id, before }: SnapshotQuery,
): Promise<HeaderRow | null> {
  let newestFirst = newestSnapshots(db, accountId);
  if (id !== undefined) newestFirst = newestFirst.where("id", "=", id);
  if (before !== undefined) {
    const later = await findSnapshot({ db }, { id: before });
    if (later === null) return null;
    newestFirst = newestFirst
      .where("account_id", "=", later.account_id)
      .where("valid_at", "<", later.valid_at);
  }
  if (asOf !== undefined) {
    newestFirst = newestFirst.where("finished_at", "<=", toMilliseconds(asOf));
  }
  return (await newestFirst.limit(1).executeTakeFirst()) ?? null;
}

/** The account's next one after it; null when it is the newest, or not there. */
export async function findNextSnapshot(
  { db }: Pick<Connection, "db">,
  id: string,
): Promise<HeaderRow | null> {
  const found = await findSnapshot({ db }, { id });
  if (found === null) return null;
  const next = await db
    .selectFrom("snapshots")
    .select(headerColumns)
    .where("account_id", "=", found.account_id)
    .where("valid_at", ">", found.valid_at)
    .orderBy("valid_at")
    .limit(1)
    .executeTakeFirst();
  return next ?? null;
}

function newestSnapshots(db: Kysely<StoredSchema>, accountId: string | undefined) {
  const newestFirst = db
    .selectFrom("snapshots")
    .select(headerColumns)
    .orderBy("valid_at", "desc")
    .orderBy("id", "desc");
  return accountId === undefined ? newestFirst : newestFirst.where("account_id", "=", accountId);
}

/** A snapshot's header, from its own row. */
export function headerOf(row: HeaderRow): SnapshotHeader {
  return {
    id: row.id,
    accountId: row.account_id,
    startedAt: toInstant(row.started_at),
    finishedAt: toInstant(row.finished_at),
    outcome: row.outcome,
  };
}
