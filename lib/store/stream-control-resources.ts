import { type Kysely, sql } from "kysely";
import { isExcused } from "../posture/exceptions.ts";
import type { Instant } from "../posture/snapshot.ts";
import type { EvaluationCompliance } from "../posture/vocabulary.ts";
import { type ControlResource, copyColumns, placeKeyOf, resourceOf } from "./control-resource.ts";
import { type ControlResourceQuery, holds } from "./control-resource-rows.ts";
import { findSnapshot } from "./load-snapshot.ts";
import { neighbours } from "./neighbours.ts";
import { openConnection } from "./sqlite-dialect.ts";
import type { StoredSchema } from "./stored-schema.ts";

export interface ControlResourceStreamQuery
  extends Omit<ControlResourceQuery, "after" | "limit" | "compliance"> {
  readonly compliance: EvaluationCompliance;
  /** As the newest snapshot finished at or before this said. */
  readonly asOf: Instant;
}

/**
 * The same rows as the list of a control's resources, all of them and in its order, in constant memory
 * unless they are asked for by age, which SQLite must sort. On a connection of its own, as the stream of
 * failing resources is.
 */
export async function* streamControlResources(
  path: string,
  query: ControlResourceStreamQuery,
): AsyncGenerator<ControlResource> {
  const connection = openConnection(path, "read");
  try {
    connection.run("begin");
    const { accountId, asOf, compliance } = query;
    const snapshot = await findSnapshot(connection, { accountId, asOf });
    if (snapshot === null) return;
    const newest = await findSnapshot(connection, { accountId });
    const at = newest?.id === snapshot.id ? null : snapshot.valid_at;
    const copies = connection.iterate(copiesOf(connection.db, query, at).compile());
    for (const [first, ...more] of neighbours(copies, placeKeyOf)) {
      const group = [first, ...more];
      const isFailing = group.some((copy) => copy.compliance === "NON_COMPLIANT");
      if (isFailing !== (compliance === "NON_COMPLIANT")) continue;
      if (isFailing && isLeftOut(query, first.resource_id)) continue;
      yield resourceOf(accountId, compliance, [first, ...more]);
    }
  } finally {
    await connection.close();
  }
}

/** Only the excused were asked for, or only the others. */
function isLeftOut(
  { excuses, excepted }: Pick<ControlResourceQuery, "excuses" | "excepted">,
  resourceId: string,
): boolean {
  if (excepted === undefined) return false;
  return excepted !== (excuses !== undefined && isExcused(excuses, resourceId));
}

/** @param at the snapshot's instant in milliseconds; null: as things are now */
function copiesOf(
  db: Kysely<StoredSchema>,
  { accountId, control, compliance, region, rule, search, order }: ControlResourceStreamQuery,
  at: number | null,
) {
  let copies = db
    .selectFrom("evaluations")
    .select(copyColumns)
    .select("compliance")
    .where("account_id", "=", accountId)
    .where("control_key", "=", control);
  // A failing copy is enough to fail; that none is, all of them say.
  if (compliance === "NON_COMPLIANT") copies = copies.where("compliance", "=", sql.lit(compliance));
  copies =
    at === null
      ? copies.where("valid_to", "is", null)
      : copies
          .where("valid_from", "<=", at)
          .where((eb) => eb.or([eb("valid_to", "is", null), eb("valid_to", ">", at)]));
  if (region !== undefined) copies = copies.where("region", "=", region);
  if (rule !== undefined) copies = copies.where("rule_name", "=", rule);
  if (search !== undefined) copies = copies.where(holds(search));
  if (order !== undefined) {
    const first = sql`min(in_state_since) over (partition by resource_type, resource_id, resource_region)`;
    copies = copies.orderBy(
      sql`${first} ${sql.raw(order === "oldest" ? "asc" : "desc")} nulls last`,
    );
  }
  return copies
    .orderBy("resource_type")
    .orderBy("resource_id")
    .orderBy("resource_region")
    .orderBy("rule_name")
    .orderBy("region");
}
