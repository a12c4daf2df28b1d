import type { LearnedPace } from "../posture/learned-pace.ts";
import { inChunks } from "./in-chunks.ts";
import { type Connection, waitingAwake } from "./sqlite-dialect.ts";
import { toInstant, toMilliseconds } from "./stored-instant.ts";
import { storable } from "./stored-text.ts";
import { inTurn } from "./write-queue.ts";

/** How fast AWS let itself be asked, kept for the next collection of the account. */
export interface PaceStore {
  readonly load: (accountId: string) => Promise<readonly LearnedPace[]>;
  /** Puts these in the place of older ones of the same region and operation. */
  readonly keep: (accountId: string, paces: readonly LearnedPace[]) => Promise<void>;
}

/** Paces in the store, where the next collection finds them. */
export function paceStoreOn(writer: Connection, reader: Connection): PaceStore {
  return {
    load: async (accountId) => {
      const rows = await reader.db
        .selectFrom("learned_paces")
        .selectAll()
        .where("account_id", "=", accountId)
        .orderBy("region")
        .orderBy("action")
        .execute();
      return rows.map((row) => ({
        region: row.region,
        action: row.action,
        perSecond: row.per_second,
        throttledAtPerSecond: row.throttled_at_per_second,
        learnedAt: toInstant(row.learned_at),
      }));
    },
    keep: (accountId, paces) =>
      inTurn(writer.path, () =>
        waitingAwake(writer, () =>
          writer.db.transaction().execute(async (trx) => {
            for (const some of inChunks(paces)) {
              await trx
                .replaceInto("learned_paces")
                .values(some.map((pace) => rowOf(accountId, pace)))
                .execute();
            }
          }),
        ),
      ),
  };
}

function rowOf(accountId: string, pace: LearnedPace) {
  return {
    account_id: accountId,
    region: storable(pace.region),
    action: storable(pace.action),
    per_second: pace.perSecond,
    throttled_at_per_second: pace.throttledAtPerSecond,
    learned_at: toMilliseconds(pace.learnedAt),
  };
}
