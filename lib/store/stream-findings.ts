import { type Kysely, sql } from "kysely";
import type { Finding } from "../posture/snapshot.ts";
import { openConnection } from "./sqlite-dialect.ts";
import { findingSchema, parseStored } from "./stored-json.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { type StreamPlace, type StreamQuery, streamPlaceOf } from "./stream-place.ts";

/**
 * Every finding of a snapshot by region and id, archived and sample ones too, in constant memory. On a
 * connection of its own, as the stream of evaluations is.
 */
export async function* streamFindings(path: string, query: StreamQuery): AsyncGenerator<Finding> {
  const connection = openConnection(path, "read");
  try {
    connection.run("begin");
    const place = await streamPlaceOf(connection, query);
    if (place === null) return;
    const rows = connection.iterate(findingsInOrder(connection.db, query, place).compile());
    for (const { payload } of rows) yield parseStored(path, "findings", findingSchema, payload);
  } finally {
    await connection.close();
  }
}

function findingsInOrder(db: Kysely<StoredSchema>, { region }: StreamQuery, place: StreamPlace) {
  const { accountId, at } = place;
  const still = findingsOf(db, accountId, region).where("valid_to", "is", null);
  if (at === null) return inOrder(still);
  const stillThen = still.where(sql<boolean>`+valid_from <= ${at}`);
  const ended = findingsOf(db, accountId, region)
    .where("valid_from", "<=", at)
    .where("valid_to", ">", at);
  return inOrder(stillThen.unionAll(ended));
}

function findingsOf(db: Kysely<StoredSchema>, accountId: string, region: string | undefined) {
  const rows = db
    .selectFrom("findings")
    .select(["region", "id", "payload"])
    .where("account_id", "=", accountId);
  return region === undefined ? rows : rows.where("region", "=", region);
}

function inOrder(rows: ReturnType<typeof findingsOf>) {
  return rows.orderBy("region").orderBy("id");
}
