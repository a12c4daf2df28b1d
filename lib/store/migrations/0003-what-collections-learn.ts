import { type Kysely, sql } from "kysely";

/**
 * What one collection tells the next, so that AWS is asked less: when AWS wrote a verdict down, when all
 * findings of a region were listed, how fast AWS let itself be asked; and what was asked, to be shown.
 * The dates of verdicts kept before are null, so their failures are explained once more.
 */
export async function whatCollectionsLearn(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  "alter table evaluations add column captured_at integer",
  "alter table attempts add column calls text",
  `create table learned_paces (
    account_id text not null,
    region text not null,
    action text not null,
    per_second real not null,
    throttled_at_per_second real,
    learned_at integer not null,
    primary key (account_id, region, action)
  ) strict, without rowid`,
  `create table finding_listings (
    account_id text not null,
    region text not null,
    listed_at integer not null,
    primary key (account_id, region)
  ) strict, without rowid`,
];
