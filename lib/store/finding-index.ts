/**
 * An account's current findings in list order, in memory: what lists filter, count and search by, in a few
 * bytes for each, and the texts a search looks through in one piece. Reading a hundred thousand rows for
 * each count or search would take longer than all the rest of a page; this is read once for a snapshot.
 */
import { setImmediate as breathe } from "node:timers/promises";
import { sql } from "kysely";
import type { Instant } from "../posture/snapshot.ts";
import type { FindingCounts } from "./count-findings.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { folded } from "./stored-text.ts";

/** What a finding is filtered by; where it is in the list is its number. */
export interface IndexedFinding {
  readonly rowid: number;
  readonly region: string;
  readonly id: string;
  readonly severity: string;
  readonly severityScore: number;
  readonly updatedAt: number;
  readonly type: string;
  readonly archived: boolean;
  readonly sample: boolean;
  readonly role: string | null;
  /** GuardDuty's name of the resource. */
  readonly resourceName: string | null;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
}

export interface FindingIndex {
  /** The snapshot whose findings these are; null before the first. */
  readonly snapshot: string | null;
  readonly findings: readonly IndexedFinding[];
  /** One byte for each finding: 1 where the text stands somewhere in what a search looks through. */
  readonly withText: (text: string) => Uint8Array;
  /** Places of the findings that a filter leaves, by the filter: a snapshot never changes. */
  readonly filtered: Map<string, Uint32Array>;
  /** How many a filter leaves of each severity and life, by the filter. */
  readonly counted: Map<string, FindingCounts>;
}

/** Indexes by account, in order of use, the last one last. Two that ask at once wait for one answer. */
export type FindingIndexMemory = Map<string, Promise<FindingIndex>>;

/** A hundred thousand findings take about 50 MB: so many accounts' are held, and no more. */
const rememberedIndexes = 2;

/** So many rows are read before others have their turn. */
const rowsPerBreath = 2_000;

/** The index of the account's newest snapshot, read anew when there is another one. */
export async function findingIndexOf(
  connection: Connection,
  memory: FindingIndexMemory,
  accountId: string,
): Promise<FindingIndex> {
  const snapshot = await newestSnapshot(connection, accountId);
  const known = memory.get(accountId);
  if (known !== undefined) {
    const index = await known;
    if (index.snapshot === snapshot) return holding(memory, accountId, known);
    // Whoever asked at the same time may have begun to read it meanwhile.
    const later = memory.get(accountId);
    if (later !== undefined && later !== known) return later;
  }
  const reading = readIndex(connection, accountId);
  reading.catch(() => {
    if (memory.get(accountId) === reading) memory.delete(accountId);
  });
  return holding(memory, accountId, reading);
}

function holding(
  memory: FindingIndexMemory,
  accountId: string,
  index: Promise<FindingIndex>,
): Promise<FindingIndex> {
  memory.delete(accountId);
  memory.set(accountId, index);
  for (const oldest of [...memory.keys()].slice(0, -rememberedIndexes)) memory.delete(oldest);
  return index;
}

async function newestSnapshot({ db }: Connection, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom("snapshots")
    .select("id")
    .where("account_id", "=", accountId)
    .orderBy("valid_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Findings change only with a snapshot: when it is the same one before and after, all rows are of it. */
async function readIndex(connection: Connection, accountId: string): Promise<FindingIndex> {
  for (;;) {
    const snapshot = await newestSnapshot(connection, accountId);
    const findings: IndexedFinding[] = [];
    const texts: Buffer[] = [];
    const once = newPool();
    for (const row of connection.iterateValues(rowsInOrder(connection, accountId))) {
      findings.push(findingOf(row, once));
      // No stored text has the character that stands between them.
      texts.push(Buffer.from(`${row[13]}\0`));
      if (findings.length % rowsPerBreath === 0) await breathe();
    }
    if (snapshot === (await newestSnapshot(connection, accountId)))
      return {
        snapshot,
        findings,
        withText: searchIn(texts),
        filtered: new Map(),
        counted: new Map(),
      };
  }
}

function rowsInOrder({ db }: Connection, accountId: string) {
  return db
    .selectFrom("findings")
    .select([
      sql<number>`rowid`.as("rowid"),
      "region",
      "id",
      "severity",
      "severity_score",
      "updated_at",
      "type",
      "archived",
      "sample",
      "resource_role",
      "resource_name",
      "created_at",
      "seen_at",
      "search_text",
    ])
    .where("account_id", "=", accountId)
    .where("valid_to", "is", null)
    .orderBy("severity_score", "desc")
    .orderBy("updated_at", "desc")
    .orderBy("region", "desc")
    .orderBy("id", "desc")
    .compile();
}

/** @param row in the order of the columns above */
function findingOf(row: readonly unknown[], once: (text: string) => string): IndexedFinding {
  const [rowid, region, id, severity, score, updatedAt, type, archived, sample] = row;
  const [role, resourceName, createdAt, seenAt] = row.slice(9);
  return {
    rowid: Number(rowid),
    region: once(String(region)),
    id: String(id),
    severity: once(String(severity)),
    severityScore: Number(score),
    updatedAt: Number(updatedAt),
    type: once(String(type)),
    archived: archived === 1,
    sample: sample === 1,
    role: role === null ? null : once(String(role)),
    resourceName: resourceName === null ? null : once(String(resourceName)),
    createdAt: String(createdAt),
    seenAt: String(seenAt),
  };
}

/** Equal texts become one: a type's name stands in memory once, not in each of its findings. */
function newPool(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const one = known.get(text);
    if (one !== undefined) return one;
    known.set(text, text);
    return text;
  };
}

function searchIn(texts: readonly Buffer[]): FindingIndex["withText"] {
  const all = Buffer.concat(texts);
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [index, text] of texts.entries()) {
    end += text.byteLength;
    ends[index] = end;
  }
  return (text) => findAll(all, ends, Buffer.from(folded(text)));
}

/** UTF-8 can be searched as bytes: no character's bytes stand inside another's. */
function findAll(all: Buffer, ends: Uint32Array, needle: Buffer): Uint8Array {
  const found = new Uint8Array(ends.length);
  if (needle.byteLength === 0) return found.fill(1);
  let row = 0;
  for (let at = all.indexOf(needle); at >= 0; ) {
    while ((ends[row] ?? Number.POSITIVE_INFINITY) <= at) row += 1;
    found[row] = 1;
    const next = ends[row];
    at = next === undefined ? -1 : all.indexOf(needle, next);
  }
  return found;
}
