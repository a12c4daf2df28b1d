import { type Kysely, sql } from "kysely";

/**
 * What people decided, one row for each change. The database itself refuses to alter or drop one: whoever
 * opens the file with another program is told so too.
 */
export async function journal(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table journal (
    number integer primary key autoincrement,
    at integer not null,
    who text not null,
    account_id text not null,
    kind text not null,
    subject_id text not null,
    revision integer not null,
    before text,
    after text,
    unique (account_id, kind, subject_id, revision)
  ) strict`,
  "create index journal_by_account on journal (account_id, number)",
  `create trigger journal_is_not_altered before update on journal
    begin select raise(abort, 'the journal is never altered'); end`,
  `create trigger journal_is_not_shortened before delete on journal
    begin select raise(abort, 'the journal is never shortened'); end`,
];
