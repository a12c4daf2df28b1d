import { type Kysely, sql } from "kysely";
import type { Evaluation } from "../posture/snapshot.ts";
import { openConnection } from "./sqlite-dialect.ts";
import { evaluationColumns, evaluationOf } from "./stored-evaluation.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { type StreamPlace, type StreamQuery, streamPlaceOf } from "./stream-place.ts";

/**
 * Every evaluation of a snapshot by region, rule, type and id, in constant memory. A connection of its own
 * keeps what a slow reader sees still and lets everybody else see what is new.
 */
export async function* streamEvaluations(
  path: string,
  query: StreamQuery,
): AsyncGenerator<Evaluation> {
  const connection = openConnection(path, "read");
  try {
    connection.run("begin");
    const place = await streamPlaceOf(connection, query);
    if (place === null) return;
    const rows = connection.iterateValues(
      evaluationsInOrder(connection.db, query, place).compile(),
    );
    for (const values of rows) yield evaluationOf(place.accountId, values);
  } finally {
    await connection.close();
  }
}

/**
 * Of a past snapshot, SQLite merges what is still true, which the index of current rows holds in order, with
 * what has ended since, which it sorts: the changes of a time, not the account.
 */
function evaluationsInOrder(db: Kysely<StoredSchema>, { region }: StreamQuery, place: StreamPlace) {
  const { accountId, at } = place;
  const still = evaluationsOf(db, accountId, region).where("valid_to", "is", null);
  if (at === null) return inOrder(still);
  // The plus keeps SQLite from the index of beginnings: then it would have to sort all of them.
  const stillThen = still.where(sql<boolean>`+valid_from <= ${at}`);
  const ended = evaluationsOf(db, accountId, region)
    .where("valid_from", "<=", at)
    .where("valid_to", ">", at);
  return inOrder(stillThen.unionAll(ended));
}

function evaluationsOf(db: Kysely<StoredSchema>, accountId: string, region: string | undefined) {
  const rows = db
    .selectFrom("evaluations")
    .select(evaluationColumns)
    .where("account_id", "=", accountId);
  return region === undefined ? rows : rows.where("region", "=", region);
}

function inOrder(rows: ReturnType<typeof evaluationsOf>) {
  return rows
    .orderBy("region")
    .orderBy("rule_name")
    .orderBy("resource_type")
    .orderBy("resource_id");
}
