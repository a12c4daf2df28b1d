import type { Kysely } from "kysely";
import { z } from "zod";
import type { Change, JournalEntry, SubjectKind, Subjects } from "../posture/journal.ts";
import { standingAfter } from "../posture/journal.ts";
import type { Instant } from "../posture/snapshot.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type Page, requireLimit, rowsBefore } from "./page.ts";
import { type Connection, waitingAwake } from "./sqlite-dialect.ts";
import { ChangedMeanwhileError } from "./store-errors.ts";
import { toInstant, toMilliseconds } from "./stored-instant.ts";
import { subjectSchemas } from "./stored-journal.ts";
import { parseStored } from "./stored-json.ts";
import type { JournalTable, StoredSchema } from "./stored-schema.ts";
import { stableJson, storable } from "./stored-text.ts";
import { inTurn } from "./write-queue.ts";

export interface JournalQuery {
  readonly accountId: string;
  readonly kind?: SubjectKind;
  /** Of one subject. */
  readonly id?: string;
  readonly limit: number;
  /** Where the page begins, as the one before it said. */
  readonly after?: string;
}

export interface StandingQuery<Kind extends SubjectKind> {
  readonly accountId: string;
  readonly kind: Kind;
  /** What stood then; left out: what stands. */
  readonly asOf?: Instant;
}

/** What people decided. Nothing in it is ever altered; what stands is read out of it. */
export interface JournalStore {
  /**
   * Adds changes, all or none of them. Once it has answered, they are on the disk.
   *
   * @returns the entries that they became; no earlier than the last one there was, whatever the clock says
   * @throws ChangedMeanwhileError when something is no longer as `before` says; nothing was added
   */
  readonly append: (
    changes: readonly Change[],
    by: { readonly who: string; readonly at: Instant },
  ) => Promise<readonly JournalEntry[]>;
  /** What stands of one kind, in order of id. */
  readonly standing: <Kind extends SubjectKind>(
    query: StandingQuery<Kind>,
  ) => Promise<readonly Subjects[Kind][]>;
  /** The newest first. @throws BadCursorError */
  readonly list: (query: JournalQuery) => Promise<Page<JournalEntry>>;
}

const list = "journal";
/** The last row's number, and how many rows stood before the next page. */
const cursorKey = z.tuple([z.number(), z.number()]);

/** The journal in the store. */
export function journalStoreOn(writer: Connection, reader: Connection): JournalStore {
  return {
    append: (changes, by) =>
      inTurn(writer.path, () =>
        waitingAwake(writer, () =>
          writer.db.transaction().execute((trx) => append(trx, writer.path, changes, by)),
        ),
      ),
    standing: (query) => standing(reader, query),
    list: (query) => listJournal(reader, query),
  };
}

async function append(
  trx: Kysely<StoredSchema>,
  path: string,
  changes: readonly Change[],
  { who, at }: { readonly who: string; readonly at: Instant },
): Promise<readonly JournalEntry[]> {
  const last = await trx
    .selectFrom("journal")
    .select("at")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const written = Math.max(toMilliseconds(at), last?.at ?? 0);
  const entries: JournalEntry[] = [];
  for (const change of changes) {
    const newest = await newestOf(trx, change);
    const before = change.before === null ? null : stableJson(change.before);
    if ((newest?.after ?? null) !== before) throw changedMeanwhile(path, change, newest);
    const row = await trx
      .insertInto("journal")
      .values({
        at: written,
        who: storable(who),
        account_id: change.accountId,
        kind: change.kind,
        subject_id: storable(change.id),
        revision: (newest?.revision ?? 0) + 1,
        before,
        after: change.after === null ? null : stableJson(change.after),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    entries.push(entryOf(path, row));
  }
  return entries;
}

function newestOf(trx: Kysely<StoredSchema>, { accountId, kind, id }: Change) {
  return trx
    .selectFrom("journal")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("kind", "=", kind)
    .where("subject_id", "=", storable(id))
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
}

function changedMeanwhile(
  path: string,
  { id }: Change,
  newest: JournalTable | undefined,
): ChangedMeanwhileError {
  const by = newest === undefined ? null : { who: newest.who, at: toInstant(newest.at) };
  return new ChangedMeanwhileError(path, id, by);
}

async function standing<Kind extends SubjectKind>(
  { path, db }: Connection,
  { accountId, kind, asOf }: StandingQuery<Kind>,
): Promise<readonly Subjects[Kind][]> {
  let some = db
    .selectFrom("journal")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("kind", "=", kind);
  if (asOf !== undefined) some = some.where("at", "<=", toMilliseconds(asOf));
  const rows = await some.orderBy("number").execute();
  // Asked for by this kind, so of this kind.
  return standingAfter(rows.map((row) => entryOf(path, row) as JournalEntry<Kind>));
}

async function listJournal(
  { path, db }: Connection,
  { accountId, kind, id, limit, after }: JournalQuery,
): Promise<Page<JournalEntry>> {
  requireLimit(limit);
  let some = db.selectFrom("journal").where("account_id", "=", accountId);
  if (kind !== undefined) some = some.where("kind", "=", kind);
  if (id !== undefined) some = some.where("subject_id", "=", storable(id));
  let page = some
    .selectAll()
    .orderBy("number", "desc")
    .limit(limit + 1);
  const [below, marked] = after === undefined ? [null, 0] : decodeCursor(list, cursorKey, after);
  if (below !== null) page = page.where("number", "<", below);
  const found = await page.execute();
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const { total } = await some
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const entries = {
    rows: shown.map((row) => entryOf(path, row)),
    next:
      last && found.length > limit
        ? encodeCursor(list, [last.number, marked + shown.length])
        : null,
    total,
  };
  return { ...entries, before: rowsBefore(entries, marked) };
}

function entryOf(path: string, row: JournalTable): JournalEntry {
  const parse = (json: string | null) =>
    json === null ? null : parseStored(path, "journal", subjectSchemas[row.kind], json);
  return {
    number: row.number,
    at: toInstant(row.at),
    who: row.who,
    accountId: row.account_id,
    kind: row.kind,
    id: row.subject_id,
    before: parse(row.before),
    after: parse(row.after),
  };
}
