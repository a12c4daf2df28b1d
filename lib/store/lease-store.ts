import type { Kysely } from "kysely";
import type { Instant } from "../posture/snapshot.ts";
import { type Connection, waitingAwake, withoutWaiting } from "./sqlite-dialect.ts";
import { LeaseLostError } from "./store-errors.ts";
import { toInstant } from "./stored-instant.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { inTurn } from "./write-queue.ts";

export type LeaseAnswer =
  | { readonly kind: "held" }
  /** Another's, until then unless renewed. */
  | { readonly kind: "taken"; readonly owner: string; readonly until: Instant };

/** One lease for each account: who may collect it now. */
export interface LeaseStore {
  /** Takes a lease that is free, run out or already `owner`'s. */
  readonly acquire: (
    accountId: string,
    owner: string,
    now: Date,
    ttlSeconds: number,
  ) => Promise<LeaseAnswer>;
  /**
   * Lengthens a lease. False: it is another's by now, or nobody's.
   *
   * @throws StoreBusyError at once while another process writes: a lease outlives some renewals
   */
  readonly renew: (
    accountId: string,
    owner: string,
    now: Date,
    ttlSeconds: number,
  ) => Promise<boolean>;
  /** Gives a lease back; another's is left alone. */
  readonly release: (accountId: string, owner: string) => Promise<void>;
}

/** Leases in the store. The transaction decides who is first, whichever process asks. */
export function leaseStoreOn(connection: Connection): LeaseStore {
  const { path, db } = connection;
  const write = <T>(change: () => Promise<T>): Promise<T> =>
    inTurn(path, () => waitingAwake(connection, change));
  return {
    acquire: (accountId, owner, now, ttlSeconds) =>
      write(() =>
        db.transaction().execute(async (trx) => {
          const lease = await leaseOf(trx, accountId);
          if (lease && lease.lease_owner !== owner && lease.lease_until > now.getTime()) {
            const until = toInstant(lease.lease_until);
            return { kind: "taken", owner: lease.lease_owner, until };
          }
          const until = now.getTime() + ttlSeconds * 1000;
          await trx
            .insertInto("leases")
            .values({ account_id: accountId, lease_owner: owner, lease_until: until })
            .onConflict((conflict) =>
              conflict.column("account_id").doUpdateSet({ lease_owner: owner, lease_until: until }),
            )
            .execute();
          return { kind: "held" };
        }),
      ),
    renew: (accountId, owner, now, ttlSeconds) =>
      inTurn(path, () =>
        withoutWaiting(connection, async () => {
          const { numUpdatedRows } = await db
            .updateTable("leases")
            .set({ lease_until: now.getTime() + ttlSeconds * 1000 })
            .where("account_id", "=", accountId)
            .where("lease_owner", "=", owner)
            .executeTakeFirstOrThrow();
          return numUpdatedRows > 0n;
        }),
      ),
    release: (accountId, owner) =>
      write(async () => {
        await db
          .deleteFrom("leases")
          .where("account_id", "=", accountId)
          .where("lease_owner", "=", owner)
          .execute();
      }),
  };
}

/**
 * For the transaction that saves: only the lease's owner may. That it ran out does not matter as long
 * as nobody took it.
 *
 * @throws LeaseLostError
 */
export async function requireLease(
  trx: Kysely<StoredSchema>,
  path: string,
  accountId: string,
  owner: string,
): Promise<void> {
  const lease = await leaseOf(trx, accountId);
  if (lease?.lease_owner !== owner) throw new LeaseLostError(path, accountId);
}

function leaseOf(db: Kysely<StoredSchema>, accountId: string) {
  return db
    .selectFrom("leases")
    .select(["lease_owner", "lease_until"])
    .where("account_id", "=", accountId)
    .executeTakeFirst();
}
