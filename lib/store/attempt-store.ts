import type { CallCount } from "../posture/call-count.ts";
import type { CollectionProgress } from "../posture/progress.ts";
import type { Instant } from "../posture/snapshot.ts";
import type { SnapshotOutcome } from "../posture/vocabulary.ts";
import { type Connection, waitingAwake, withoutWaiting } from "./sqlite-dialect.ts";
import { toInstant, toMilliseconds, toOptionalInstant } from "./stored-instant.ts";
import { callsSchema, parseStored, progressSchema } from "./stored-json.ts";
import type { AttemptTable } from "./stored-schema.ts";
import { stableJson, storable } from "./stored-text.ts";
import { inTurn } from "./write-queue.ts";

/** One try at a collection, saved or not. */
export interface Attempt {
  readonly id: string;
  readonly startedAt: Instant;
  /** The process that makes it, on its own machine. */
  readonly pid: number;
  /** Its last sign of life; null before the first. */
  readonly heartbeatAt: Instant | null;
  readonly progress: CollectionProgress | null;
  /** Null while it runs, and for ever when it was killed. */
  readonly finishedAt: Instant | null;
  readonly accountId: string | null;
  readonly outcome: AttemptOutcome | null;
  readonly message: string | null;
  /** What AWS was asked; null while it runs, when it was killed, and where nobody counted yet. */
  readonly calls: readonly CallCount[] | null;
}

export type AttemptOutcome = SnapshotOutcome | "failed";

export interface AttemptStore {
  readonly begin: (attempt: {
    readonly id: string;
    readonly startedAt: Instant;
    readonly pid: number;
  }) => Promise<void>;
  /** A sign of life. @throws StoreBusyError at once while another process writes: the next one will do */
  readonly heartbeat: (id: string, now: Instant, progress: CollectionProgress) => Promise<void>;
  readonly finish: (
    id: string,
    ending: {
      readonly finishedAt: Instant;
      readonly accountId: string | null;
      readonly outcome: AttemptOutcome;
      readonly message: string;
      readonly calls: readonly CallCount[];
    },
  ) => Promise<void>;
  /** Takes back one that was refused: another collection's is the one to show. */
  readonly withdraw: (id: string) => Promise<void>;
  readonly find: (id: string) => Promise<Attempt | null>;
  /**
   * The one to show: of those that run and gave a sign of life at `aliveSince` or later, the one
   * started first; where none does, the one started last.
   */
  readonly latest: (aliveSince: Instant) => Promise<Attempt | null>;
  /** The one that ended last of those that asked AWS anything at all. */
  readonly latestWithCalls: () => Promise<Attempt | null>;
}

/** Attempts in the store, where every process that uses it sees them. */
export function attemptStoreOn(writer: Connection, reader: Connection): AttemptStore {
  const { path, db } = writer;
  const write = <T>(work: () => Promise<T>): Promise<T> =>
    inTurn(path, () => waitingAwake(writer, work));
  const change = async (id: string, members: Parameters<typeof setOf>[0]) => {
    await db.updateTable("attempts").set(setOf(members)).where("id", "=", id).execute();
  };
  return {
    begin: ({ id, startedAt, pid }) =>
      write(async () => {
        await db
          .insertInto("attempts")
          .values({ id, started_at: toMilliseconds(startedAt), pid })
          .execute();
      }),
    heartbeat: (id, now, progress) =>
      inTurn(path, () => withoutWaiting(writer, () => change(id, { heartbeatAt: now, progress }))),
    finish: (id, ending) => write(() => change(id, ending)),
    withdraw: (id) =>
      write(async () => {
        await db.deleteFrom("attempts").where("id", "=", id).execute();
      }),
    find: async (id) => {
      const row = await attempts(reader).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : attemptOf(reader.path, row);
    },
    latest: (aliveSince) => latestAttempt(reader, toMilliseconds(aliveSince)),
    latestWithCalls: async () => {
      const row = await attempts(reader)
        .where("calls", "is not", null)
        .where("calls", "!=", stableJson([]))
        .orderBy("finished_at", "desc")
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : attemptOf(reader.path, row);
    },
  };
}

function setOf(change: {
  readonly heartbeatAt?: Instant;
  readonly progress?: CollectionProgress;
  readonly finishedAt?: Instant;
  readonly accountId?: string | null;
  readonly outcome?: AttemptOutcome;
  readonly message?: string;
  readonly calls?: readonly CallCount[];
}) {
  const { heartbeatAt, progress, finishedAt, accountId, outcome, message, calls } = change;
  return {
    ...(heartbeatAt !== undefined && { heartbeat_at: toMilliseconds(heartbeatAt) }),
    ...(progress !== undefined && { progress: JSON.stringify(progress) }),
    ...(finishedAt !== undefined && { finished_at: toMilliseconds(finishedAt) }),
    ...(accountId !== undefined && { account_id: accountId }),
    ...(outcome !== undefined && { outcome }),
    ...(message !== undefined && { message: storable(message) }),
    ...(calls !== undefined && { calls: stableJson(calls.slice(0, mostCounts).map(bounded)) }),
  };
}

/** Operations are some dozen; more than this is a fault that must not fill the store. */
const mostCounts = 200;
const longestError = 1000;

/** AWS's words on one error may be a whole page of somebody's proxy. */
function bounded(count: CallCount): CallCount {
  return { ...count, lastError: count.lastError?.slice(0, longestError) ?? null };
}

function attempts({ db }: Connection) {
  return db.selectFrom("attempts").selectAll();
}

async function latestAttempt(reader: Connection, aliveSince: number): Promise<Attempt | null> {
  const running = await attempts(reader)
    .where("finished_at", "is", null)
    .where(({ fn }) => fn.coalesce("heartbeat_at", "started_at"), ">=", aliveSince)
    .orderBy("started_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  const row =
    running ??
    (await attempts(reader)
      .orderBy("started_at", "desc")
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst());
  return row === undefined ? null : attemptOf(reader.path, row);
}

function attemptOf(path: string, row: AttemptTable): Attempt {
  return {
    id: row.id,
    startedAt: toInstant(row.started_at),
    pid: row.pid,
    heartbeatAt: toOptionalInstant(row.heartbeat_at),
    progress:
      row.progress === null ? null : parseStored(path, "attempts", progressSchema, row.progress),
    finishedAt: toOptionalInstant(row.finished_at),
    accountId: row.account_id,
    outcome: row.outcome,
    message: row.message,
    calls: row.calls === null ? null : parseStored(path, "attempts", callsSchema, row.calls),
  };
}
