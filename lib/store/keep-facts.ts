import type { Kysely } from "kysely";
import { inChunks } from "./in-chunks.ts";
import type { FactKind, StoredSchema } from "./stored-schema.ts";
import { stableJson, storable } from "./stored-text.ts";

/** Which facts are meant: all of one kind that an account has in a region. */
export interface FactPlace {
  readonly accountId: string;
  readonly kind: FactKind;
  readonly region: string;
}

/**
 * Makes `facts` what is currently true at a place: what changed or went is closed, what is new or
 * changed is opened, what stayed is not touched.
 *
 * @param at the snapshot's instant, in milliseconds
 * @param facts by a key that is unique at the place
 */
export async function keepFacts(
  trx: Kysely<StoredSchema>,
  { accountId, kind, region }: FactPlace,
  at: number,
  facts: ReadonlyMap<string, unknown>,
): Promise<void> {
  const known = await currentFacts(trx, { accountId, kind, region });
  const payloads = new Map([...facts].map(([key, fact]) => [storable(key), stableJson(fact)]));
  const outdated = [...known.keys()].filter((key) => known.get(key) !== payloads.get(key));
  const changed = [...payloads].filter(([key, payload]) => known.get(key) !== payload);
  await replaceFacts(trx, { accountId, kind, region }, at, outdated, changed);
}

/**
 * Closes the facts of some keys at a place and opens others.
 *
 * @param opened key and JSON; a key that is current must be among `closed`
 */
export async function replaceFacts(
  trx: Kysely<StoredSchema>,
  { accountId, kind, region }: FactPlace,
  at: number,
  closed: readonly string[],
  opened: readonly (readonly [string, string])[],
): Promise<void> {
  for (const keys of inChunks(closed)) {
    await trx
      .updateTable("facts")
      .set({ valid_to: at })
      .where("account_id", "=", accountId)
      .where("kind", "=", kind)
      .where("region", "=", region)
      .where("key", "in", keys)
      .where("valid_to", "is", null)
      .execute();
  }
  for (const entries of inChunks(opened)) {
    const row = { account_id: accountId, kind, region, valid_from: at, valid_to: null };
    await trx
      .insertInto("facts")
      .values(entries.map(([key, payload]) => ({ ...row, key, payload })))
      .execute();
  }
}

/** The current JSON at a place, by key. */
export async function currentFacts(
  trx: Kysely<StoredSchema>,
  { accountId, kind, region }: FactPlace,
): Promise<ReadonlyMap<string, string>> {
  const rows = await trx
    .selectFrom("facts")
    .select(["key", "payload"])
    .where("account_id", "=", accountId)
    .where("kind", "=", kind)
    .where("region", "=", region)
    .where("valid_to", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.key, row.payload]));
}
