import { setImmediate as breathe } from "node:timers/promises";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { FiguresByCause } from "../posture/posture-changes.ts";
import type { Instant, SnapshotHeader } from "../posture/snapshot.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { findSnapshot, type HeaderRow, headerColumns, headerOf } from "./load-snapshot.ts";
import { type Page, requireLimit, rowsBefore } from "./page.ts";
import {
  figuresBetween,
  figuresSchema,
  keepSummary,
  type SnapshotSummary,
  summaryFormat,
  summaryOf,
  summarySchema,
} from "./snapshot-summaries.ts";
import { type Connection, openConnection } from "./sqlite-dialect.ts";
import { StoreBusyError, StorePathError } from "./store-errors.ts";
import { toMilliseconds } from "./stored-instant.ts";
import { parseStored } from "./stored-json.ts";
import { keptPosture } from "./stored-posture.ts";
import type { SnapshotSummaryTable, StoredSchema } from "./stored-schema.ts";

/** One collection that was saved, in a few numbers. */
export interface HistoryEntry {
  readonly header: SnapshotHeader;
  /** Null: saved by a Demarc so old that it must be judged again first. */
  readonly summary: SnapshotSummary | null;
  /** What the summarised posture was judged with; null when nobody noted it. */
  readonly judgedWith: string | null;
  /** What each cause made of the counts since the one before; null for the first, and where it is not known. */
  readonly figures: FiguresByCause | null;
}

export interface HistoryQuery {
  readonly accountId: string;
  /** Only those that finished after this. */
  readonly since?: Instant;
  /** Only those that finished before this. */
  readonly until?: Instant;
  /** `next` of the page before. */
  readonly after?: string;
  readonly limit: number;
}

const list = "history";
const cursorKey = z.tuple([z.int(), z.int()]);

/** Opening a posture of a large account takes a tenth of a second: after an upgrade, no page waits for all. */
const mostSummarisedAtOnce = 60;

type Row = HeaderRow & {
  [Member in keyof SnapshotSummaryTable]: SnapshotSummaryTable[Member] | null;
};

/**
 * An account's collections, newest first. Those saved before there were summaries get theirs now, as far
 * as one page can wait for it.
 *
 * @throws BadCursorError
 */
export async function listHistory(
  reader: Connection,
  query: HistoryQuery,
): Promise<Page<HistoryEntry>> {
  requireLimit(query.limit);
  const found = await rowsOf(reader.db, query);
  const shown = await withSummaries(reader, found.slice(0, query.limit));
  const last = shown.at(-1);
  const { total } = await ofAccount(reader.db, query)
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const marked = query.after === undefined ? 0 : decodeCursor(list, cursorKey, query.after)[1];
  const page = {
    rows: shown.map((row) => entryOf(reader.path, row)),
    next:
      last && found.length > query.limit
        ? encodeCursor(list, [last.valid_at, marked + shown.length])
        : null,
    total,
  };
  return { ...page, before: rowsBefore(page, marked) };
}

function ofAccount(db: Kysely<StoredSchema>, { accountId, since, until }: HistoryQuery) {
  let some = db.selectFrom("snapshots").where("account_id", "=", accountId);
  if (since !== undefined) some = some.where("finished_at", ">", toMilliseconds(since));
  if (until !== undefined) some = some.where("finished_at", "<", toMilliseconds(until));
  return some;
}

function rowsOf(db: Kysely<StoredSchema>, query: HistoryQuery): Promise<Row[]> {
  const newestFirst = ofAccount(db, query)
    .leftJoin("snapshot_summaries", "snapshot_summaries.snapshot_id", "snapshots.id")
    .select(headerColumns)
    .select(["snapshot_id", "summary_format", "summary", "judged_with", "figures"])
    .orderBy("valid_at", "desc")
    .limit(query.limit + 1);
  if (query.after === undefined) return newestFirst.execute();
  const [before] = decodeCursor(list, cursorKey, query.after);
  return newestFirst.where("valid_at", "<", before).execute();
}

function entryOf(path: string, row: Row): HistoryEntry {
  const table = "snapshot_summaries";
  return {
    header: headerOf(row),
    summary:
      row.summary === null || row.summary_format !== summaryFormat
        ? null
        : parseStored(path, table, summarySchema, row.summary),
    judgedWith: row.judged_with,
    figures:
      row.figures === null ? null : parseStored(path, table, figuresSchema.nullable(), row.figures),
  };
}

/** A snapshot that was judged again before it was ever summarised has its numbers, but no figures. */
function isUnfinished(row: Row): boolean {
  return row.summary === null || row.summary_format !== summaryFormat || row.figures === null;
}

interface MadeSummary {
  readonly id: string;
  readonly row: ReturnType<typeof summaryOf>;
  readonly figures: string;
}

/** Summarises what has no summary yet, or no figures, from the postures as they were kept. */
async function withSummaries(reader: Connection, rows: readonly Row[]): Promise<Row[]> {
  const made = new Map<string, MadeSummary>();
  let opened: { id: string; kept: Awaited<ReturnType<typeof keptPosture>> } | null = null;
  for (const { id } of rows.filter(isUnfinished).slice(0, mostSummarisedAtOnce)) {
    // The one before was mostly opened already, to be compared with the one after it.
    const after = opened?.id === id ? opened.kept : await keptPosture(reader, id);
    const earlier = await findSnapshot(reader, { before: id });
    const before = earlier && (await keptPosture(reader, earlier.id));
    opened = earlier && { id: earlier.id, kept: before };
    // Opening is work in one piece: others have their turn in between.
    await breathe();
    if (after === null) continue;
    const figures = figuresBetween(before?.posture ?? null, after.posture);
    made.set(id, { id, row: summaryOf(after.posture, after.judgedWith), figures });
  }
  if (made.size > 0) await keepInPlace(reader.path, [...made.values()]);
  return rows.map((row) => {
    const summary = made.get(row.id);
    return summary === undefined ? row : { ...row, ...summary.row, figures: summary.figures };
  });
}

/** Never waits for whoever writes just then: the next page that asks makes them once more. */
async function keepInPlace(path: string, made: readonly MadeSummary[]): Promise<void> {
  const writer = openConnection(path, "write");
  try {
    writer.run("pragma busy_timeout = 0");
    await writer.db.transaction().execute(async (trx) => {
      for (const { id, row, figures } of made) {
        if (await isJudgedWith(trx, id, row.judged_with)) await keepSummary(trx, id, row, figures);
      }
    });
  } catch (error) {
    if (!(error instanceof StoreBusyError || error instanceof StorePathError)) throw error;
  } finally {
    await writer.close();
  }
}

/** One that was judged anew since it was opened has its new numbers by now. */
async function isJudgedWith(
  db: Kysely<StoredSchema>,
  id: string,
  judgedWith: string | null,
): Promise<boolean> {
  const kept = await db
    .selectFrom("snapshots")
    .select("assessed_with")
    .where("id", "=", id)
    .executeTakeFirst();
  return kept !== undefined && kept.assessed_with === judgedWith;
}
