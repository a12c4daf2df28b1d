import { type Kysely, sql } from "kysely";

/**
 * What a history of hundreds of snapshots is drawn from, apart from the postures: behind a posture, each
 * row would be read through all of it.
 */
export async function snapshotSummaries(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table snapshot_summaries (
        snapshot_id text not null primary key,
        summary_format integer not null,
        summary text not null,
        judged_with text,
        figures text
      ) strict, without rowid`,
    )
    .execute(db);
}
