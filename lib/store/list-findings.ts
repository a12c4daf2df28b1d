import { sql } from "kysely";
import { z } from "zod";
import { byBytes } from "../posture/byte-order.ts";
import type { Finding } from "../posture/snapshot.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type FindingIndexMemory, findingIndexOf, type IndexedFinding } from "./finding-index.ts";
import { type FindingQuery, placesOf } from "./match-findings.ts";
import { type Page, requireLimit } from "./page.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { StoreDamagedError } from "./store-errors.ts";
import { toMilliseconds } from "./stored-instant.ts";
import { findingSchema, parseStored } from "./stored-json.ts";
import { storable } from "./stored-text.ts";

const list = "findings";
const cursorKey = z.tuple([z.number(), z.int(), z.string(), z.string()]);

/**
 * Findings as they are now, the worst first, then those updated last.
 *
 * @throws BadCursorError
 */
export async function listFindings(
  connection: Connection,
  memory: FindingIndexMemory,
  query: FindingQuery,
  isSecondTry = false,
): Promise<Page<Finding>> {
  requireLimit(query.limit);
  const from = query.after === undefined ? null : decodeCursor(list, cursorKey, query.after);
  const index = await findingIndexOf(connection, memory, query.accountId);
  const places = await placesOf(connection, query, index);
  const start = from === null ? 0 : firstAfter(index.findings, places, from);
  const shown = [...places.subarray(start, start + query.limit)].flatMap(
    (place) => index.findings[place] ?? [],
  );
  const rows = await payloadsOf(connection, shown);
  if (rows === null) {
    if (isSecondTry)
      throw new StoreDamagedError(connection.path, "a finding is not under its own id");
    // The rows are elsewhere in the file than they were: somebody has rebuilt it (VACUUM).
    memory.delete(query.accountId);
    return listFindings(connection, memory, query, true);
  }
  const last = rows.at(-1);
  const isLast = start + query.limit >= places.length;
  return {
    rows,
    next: last && !isLast ? cursorAfter(last) : null,
    before: start,
    total: places.length,
  };
}

function cursorAfter({ severityScore, updatedAt, region, id }: Finding): string {
  return encodeCursor(list, [severityScore, toMilliseconds(updatedAt), region, id]);
}

/** The findings themselves, in order; null when one is not where the index has it. */
async function payloadsOf(
  { db, path }: Connection,
  shown: readonly IndexedFinding[],
): Promise<Finding[] | null> {
  if (shown.length === 0) return [];
  const rows = await db
    .selectFrom("findings")
    .select([sql<number>`rowid`.as("rowid"), "payload"])
    .where(sql<boolean>`rowid in (${sql.join(shown.map(({ rowid }) => sql.lit(rowid)))})`)
    .execute();
  const payloads = new Map(rows.map(({ rowid, payload }) => [rowid, payload]));
  const findings: Finding[] = [];
  for (const { rowid, region, id } of shown) {
    const payload = payloads.get(rowid);
    if (payload === undefined) return null;
    const finding = parseStored(path, "findings", findingSchema, payload);
    if (storable(finding.id) !== id || storable(finding.region) !== region) return null;
    findings.push(finding);
  }
  return findings;
}

type Key = z.output<typeof cursorKey>;

/** How many of these findings stand before the first that comes after this key. */
function firstAfter(findings: readonly IndexedFinding[], places: Uint32Array, key: Key): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const finding = findings[places[middle] ?? 0];
    if (finding !== undefined && isAfter(finding, key)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Texts are compared as the database does it, byte by byte. */
function isAfter(finding: IndexedFinding, [score, updatedAt, region, id]: Key): boolean {
  return (
    (score - finding.severityScore ||
      updatedAt - finding.updatedAt ||
      byBytes(region, finding.region) ||
      byBytes(id, finding.id)) > 0
  );
}
