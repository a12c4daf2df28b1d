import { sql } from "kysely";
import { z } from "zod";
import type { Finding, Instant } from "../posture/snapshot.ts";
import type { Severity } from "../posture/vocabulary.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import {
  type FindingIndex,
  type FindingIndexMemory,
  findingIndexOf,
  type IndexedFinding,
} from "./finding-index.ts";
import { type Page, requireLimit } from "./page.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { StoreDamagedError } from "./store-errors.ts";
import { toMilliseconds } from "./stored-instant.ts";
import { findingSchema, parseStored } from "./stored-json.ts";
import { storable } from "./stored-text.ts";

export interface FindingQuery {
  readonly accountId: string;
  readonly severity?: Severity;
  readonly type?: string;
  readonly region?: string;
  /** Left out: `active`, neither archived nor a sample. `archived` has no samples; `sample` has all of them. */
  readonly archived?: "active" | "archived" | "sample" | "all";
  /** Finding types mapped to one responsibility item. */
  readonly responsibilityTypes?: readonly string[];
  /** What GuardDuty calls our resource in them. */
  readonly role?: "TARGET" | "ACTOR";
  /** Exactly this resource, by Config's id or by GuardDuty's name. */
  readonly resource?: string;
  /** Config's type, to be told apart from another resource of the same id. */
  readonly configType?: string;
  /** Made after this. */
  readonly madeAfter?: Instant;
  /** Seen after this. */
  readonly seenAfter?: Instant;
  /** Anywhere in type, title, id, resource type or resource id; case does not matter. */
  readonly search?: string;
  /** `next` of the page before. */
  readonly after?: string;
  readonly limit: number;
}

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
      Buffer.compare(Buffer.from(region), Buffer.from(finding.region)) ||
      Buffer.compare(Buffer.from(id), Buffer.from(finding.id))) > 0
  );
}

/** Filters whose findings are remembered: the pages of one list follow one another, and people go back. */
const filtersKept = 16;

/** Where in the index the findings stand that were asked for, in order. */
async function placesOf(
  connection: Connection,
  query: FindingQuery,
  index: FindingIndex,
): Promise<Uint32Array> {
  const { after: _, limit: __, ...filter } = query;
  const key = JSON.stringify(Object.entries(filter).sort(byName));
  const known = index.filtered.get(key);
  if (known !== undefined) return known;
  const matches = await matcherOf(connection, query, index);
  const places = new Uint32Array(index.findings.length);
  let length = 0;
  for (const [place, finding] of index.findings.entries()) {
    if (!matches(finding, place)) continue;
    places[length] = place;
    length += 1;
  }
  const found = places.slice(0, length);
  const [oldest] = index.filtered.keys();
  if (index.filtered.size >= filtersKept && oldest !== undefined) index.filtered.delete(oldest);
  index.filtered.set(key, found);
  return found;
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;

type Matcher = (finding: IndexedFinding, place: number) => boolean;

/** Whether a finding is one that was asked for. */
async function matcherOf(
  connection: Connection,
  query: FindingQuery,
  index: FindingIndex,
): Promise<Matcher> {
  const { severity, type, region, responsibilityTypes, role, madeAfter, seenAfter, search } = query;
  const life = query.archived ?? "active";
  const types = responsibilityTypes && new Set(responsibilityTypes);
  const found = search === undefined || search === "" ? null : index.withText(search);
  const ofResource = query.resource === undefined ? null : await rowsOfResource(connection, query);
  return (finding, place) =>
    (life === "all" || finding.sample === (life === "sample")) &&
    (life === "all" || life === "sample" || finding.archived === (life === "archived")) &&
    (severity === undefined || finding.severity === severity) &&
    (type === undefined || finding.type === type) &&
    (region === undefined || finding.region === region) &&
    (types === undefined || types.has(finding.type)) &&
    (role === undefined || finding.role === role) &&
    (madeAfter === undefined || finding.createdAt > madeAfter) &&
    (seenAfter === undefined || finding.seenAt > seenAfter) &&
    (found === null || found[place] === 1) &&
    (ofResource?.has(finding.rowid) ?? true);
}

/** Where the current findings of a resource are. */
async function rowsOfResource(
  { db }: Connection,
  { accountId, resource = "", configType }: FindingQuery,
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom("findings")
    .select(sql<number>`rowid`.as("rowid"))
    .where("account_id", "=", accountId)
    .where("valid_to", "is", null)
    .where((eb) => {
      let digests = eb
        .selectFrom("finding_resources")
        .select("digest")
        .where("account_id", "=", accountId)
        .where("resource_id", "=", resource);
      if (configType === undefined)
        return eb.or([eb("resource_name", "=", resource), eb("digest", "in", digests)]);
      digests = digests.where("resource_type", "=", configType);
      return eb("digest", "in", digests);
    })
    .execute();
  return new Set(rows.map(({ rowid }) => rowid));
}
