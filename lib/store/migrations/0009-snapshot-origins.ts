import { type Kysely, sql } from "kysely";

/**
 * Who asked AWS, with which version and which parameters, for each collection. Snapshots from before this get
 * no row: nobody noted it, and nothing is made up in its place.
 */
export async function snapshotOrigins(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table snapshot_origins (
        snapshot_id text not null primary key,
        caller_arn text not null,
        collector_version text not null,
        requests blob not null
      ) strict`,
    )
    .execute(db);
}
