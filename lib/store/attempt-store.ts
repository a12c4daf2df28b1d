import type { CollectionProgress } from "../posture/progress.ts";
import type { Instant } from "../posture/snapshot.ts";
import type { SnapshotOutcome } from "../posture/vocabulary.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { toInstant, toMilliseconds, toOptionalInstant } from "./stored-instant.ts";
import { parseStored, progressSchema } from "./stored-json.ts";
import { storable } from "./stored-text.ts";
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
}

export type AttemptOutcome = SnapshotOutcome | "failed";

export interface AttemptStore {
  readonly begin: (attempt: {
    readonly id: string;
    readonly startedAt: Instant;
    readonly pid: number;
  }) => Promise<void>;
  readonly heartbeat: (id: string, now: Instant, progress: CollectionProgress) => Promise<void>;
  readonly finish: (
    id: string,
    ending: {
      readonly finishedAt: Instant;
      readonly accountId: string | null;
      readonly outcome: AttemptOutcome;
      readonly message: string;
    },
  ) => Promise<void>;
  /** The one that was started last. */
  readonly latest: () => Promise<Attempt | null>;
}

/** Attempts in the store, where every process that uses it sees them. */
export function attemptStoreOn(writer: Connection, reader: Connection): AttemptStore {
  const { path, db } = writer;
  const update = (id: string, change: Parameters<typeof setOf>[0]) =>
    inTurn(path, async () => {
      await db.updateTable("attempts").set(setOf(change)).where("id", "=", id).execute();
    });
  return {
    begin: ({ id, startedAt, pid }) =>
      inTurn(path, async () => {
        await db
          .insertInto("attempts")
          .values({ id, started_at: toMilliseconds(startedAt), pid })
          .execute();
      }),
    heartbeat: (id, now, progress) => update(id, { heartbeatAt: now, progress }),
    finish: update,
    latest: () => latestAttempt(reader),
  };
}

function setOf(change: {
  readonly heartbeatAt?: Instant;
  readonly progress?: CollectionProgress;
  readonly finishedAt?: Instant;
  readonly accountId?: string | null;
  readonly outcome?: AttemptOutcome;
  readonly message?: string;
}) {
  const { heartbeatAt, progress, finishedAt, accountId, outcome, message } = change;
  return {
    ...(heartbeatAt !== undefined && { heartbeat_at: toMilliseconds(heartbeatAt) }),
    ...(progress !== undefined && { progress: JSON.stringify(progress) }),
    ...(finishedAt !== undefined && { finished_at: toMilliseconds(finishedAt) }),
    ...(accountId !== undefined && { account_id: accountId }),
    ...(outcome !== undefined && { outcome }),
    ...(message !== undefined && { message: storable(message) }),
  };
}

async function latestAttempt({ path, db }: Connection): Promise<Attempt | null> {
  const row = await db
    .selectFrom("attempts")
    .selectAll()
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
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
  };
}
