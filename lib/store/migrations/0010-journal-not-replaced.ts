import { type Kysely, sql } from "kysely";

/**
 * `insert or replace` drops the row in the way without asking the trigger on deleting. So an entry with the
 * number of another, or with its place in the history of one subject, is refused before it comes to that.
 */
export async function journalNotReplaced(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create trigger journal_is_not_replaced before insert on journal
        when exists (select 1 from journal where number = new.number)
          or exists (
            select 1 from journal
            where account_id = new.account_id and kind = new.kind
              and subject_id = new.subject_id and revision = new.revision
          )
        begin select raise(abort, 'the journal is never replaced'); end`,
    )
    .execute(db);
}
