import { type Kysely, sql } from "kysely";

/**
 * What each kept posture was judged with. Null for those kept before: they are judged again. It stands
 * behind the posture, which costs nothing, because the two are only ever read together.
 */
export async function assessedWith(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table snapshots add column assessed_with text").execute(db);
}
