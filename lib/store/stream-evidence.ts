import { sql } from "kysely";
import type { Evaluation } from "../posture/snapshot.ts";
import { openConnection } from "./sqlite-dialect.ts";
import { evaluationColumns, evaluationOf } from "./stored-evaluation.ts";
import { type StreamQuery, streamPlaceOf } from "./stream-place.ts";

/** A verdict with the key of the control that its rule is a copy of. */
export interface EvaluationOfControl extends Evaluation {
  readonly control: string;
}

/**
 * Every evaluation of a snapshot by control, region, rule, type and id, in constant memory: no index has them
 * in this order, so SQLite sorts them, in files of its own. On a connection of its own, as the other streams are.
 */
export async function* streamEvidence(
  path: string,
  query: StreamQuery,
): AsyncGenerator<EvaluationOfControl> {
  const connection = openConnection(path, "read");
  try {
    connection.run("begin");
    const place = await streamPlaceOf(connection, query);
    if (place === null) return;
    const { accountId, at } = place;
    let rows = connection.db
      .selectFrom("evaluations")
      .select(evaluationColumns)
      .select("control_key")
      .where("account_id", "=", accountId)
      .where(
        at === null
          ? sql<boolean>`valid_to is null`
          : sql<boolean>`valid_from <= ${at} and (valid_to is null or valid_to > ${at})`,
      );
    if (query.region !== undefined) rows = rows.where("region", "=", query.region);
    const inOrder = rows
      .orderBy("control_key")
      .orderBy("region")
      .orderBy("rule_name")
      .orderBy("resource_type")
      .orderBy("resource_id");
    for (const values of connection.iterateValues(inOrder.compile()))
      yield { ...evaluationOf(accountId, values), control: String(values.at(-1)) };
  } finally {
    await connection.close();
  }
}
