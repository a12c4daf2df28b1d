import { type Kysely, sql } from "kysely";
import type { Instant } from "../posture/snapshot.ts";
import {
  type ControlResource,
  type Copy,
  copyColumns,
  placeKeyOf,
  resourceOf,
} from "./control-resource.ts";
import { isAmong } from "./is-among.ts";
import { findSnapshot } from "./load-snapshot.ts";
import { neighbours } from "./neighbours.ts";
import { openConnection } from "./sqlite-dialect.ts";
import type { StoredSchema } from "./stored-schema.ts";

export interface FailingResourcesQuery {
  readonly accountId: string;
  /** Keys of controls; left out: all. */
  readonly controls?: readonly string[];
  /** Only verdicts made in this region. */
  readonly region?: string;
  /** As the newest snapshot finished at or before this said; left out: the newest. */
  readonly asOf?: Instant;
}

/**
 * Every failing resource by control, type, id and region, in constant memory. A connection of its own
 * keeps what a slow reader sees still and lets everybody else see what is new.
 */
export async function* streamFailingResources(
  path: string,
  query: FailingResourcesQuery,
): AsyncGenerator<ControlResource> {
  const connection = openConnection(path, "read");
  try {
    connection.run("begin");
    const { accountId } = query;
    const snapshot = await findSnapshot(connection, query);
    if (snapshot === null) return;
    const newest = await findSnapshot(connection, { accountId });
    const at = newest?.id === snapshot.id ? null : snapshot.valid_at;
    const copies = connection.iterate(failingCopies(connection.db, query, at).compile());
    const keyOf = (copy: Copy) => `${copy.control_key}\n${placeKeyOf(copy)}`;
    for (const group of neighbours(copies, keyOf))
      yield resourceOf(accountId, "NON_COMPLIANT", group);
  } finally {
    await connection.close();
  }
}

/** @param at the snapshot's instant in milliseconds; null: as things are now, which an index holds in order */
function failingCopies(
  db: Kysely<StoredSchema>,
  { accountId, controls, region }: FailingResourcesQuery,
  at: number | null,
) {
  let copies = db
    .selectFrom("evaluations")
    .select(copyColumns)
    .where("account_id", "=", accountId)
    .where("compliance", "=", sql.lit("NON_COMPLIANT" as const))
    .orderBy("control_key")
    .orderBy("resource_type")
    .orderBy("resource_id")
    .orderBy("resource_region")
    .orderBy("rule_name")
    .orderBy("region");
  copies =
    at === null
      ? copies.where("valid_to", "is", null)
      : copies
          .where("valid_from", "<=", at)
          .where((eb) => eb.or([eb("valid_to", "is", null), eb("valid_to", ">", at)]));
  if (controls !== undefined) copies = copies.where(isAmong("control_key", controls));
  if (region !== undefined) copies = copies.where("region", "=", region);
  return copies;
}
