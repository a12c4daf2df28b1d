import { type Kysely, sql } from "kysely";
import type { Finding } from "../posture/snapshot.ts";
import { countMatches, matchingResources, type ResourceFilter } from "./resource-counts.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { findingSchema, parseStored } from "./stored-json.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { storable } from "./stored-text.ts";

export interface ResourceSearch {
  readonly accountId: string;
  /** Part of the id. */
  readonly text: string;
  readonly limit: number;
}

/** Where a resource is; `global` for what is one resource in every region. */
export interface FoundResource {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly region: string;
}

/** The first resources found, and how many there are. */
export interface FoundResources {
  readonly rows: readonly FoundResource[];
  readonly total: number;
}

/**
 * Resources with a verdict that stands, whose id holds a text: those that begin with it, as written or
 * written small, then others, each by type and id. When those that begin with it are enough, none other is
 * looked at but to count them.
 */
export async function findResources(
  db: Kysely<StoredSchema>,
  { accountId, text, limit }: ResourceSearch,
): Promise<FoundResources> {
  const search = storable(text);
  if (search === "") return { rows: [], total: 0 };
  const begin = await beginningWithEither(db, accountId, search, limit);
  const known = new Set(begin.map(placeOf));
  const inside =
    begin.length < limit ? await holding(db, { accountId, search }, limit + begin.length) : [];
  const rows = [...begin, ...inside.filter((row) => !known.has(placeOf(row)))].slice(0, limit);
  if (rows.length < limit) return { rows, total: rows.length };
  const { failing, passing } = await countMatches(db, { accountId, search });
  // Letters beyond ASCII have a case that SQLite does not know: a beginning may be found that is not counted.
  return { rows, total: Math.max(rows.length, failing + passing) };
}

function placeOf({ region, resourceType, resourceId }: FoundResource): string {
  return `${region} ${resourceType} ${resourceId}`;
}

/** Every resource is looked at once: some 15 ms for 60,000 of them. */
function holding(
  db: Kysely<StoredSchema>,
  filter: ResourceFilter,
  limit: number,
): Promise<FoundResource[]> {
  return matchingResources(db, filter)
    .select(["region", "resource_type as resourceType", "resource_id as resourceId"])
    .orderBy("resource_type")
    .orderBy("resource_id")
    .orderBy("region")
    .limit(limit)
    .execute();
}

/**
 * One step through the index for each type and each resource found, whatever the number of resources. Case
 * matters, except that what is written small throughout is found too.
 */
async function beginningWithEither(
  db: Kysely<StoredSchema>,
  accountId: string,
  asWritten: string,
  limit: number,
): Promise<FoundResource[]> {
  const found: FoundResource[] = [];
  for (const spelling of new Set([asWritten, asWritten.toLowerCase()])) {
    found.push(...(await beginningWith(db, accountId, spelling, limit - found.length)));
  }
  return found;
}

/**
 * `cross join` keeps SQLite at one range for each type: it would rather go through all there are. It also drops
 * the order of what it joins, unless that was made beforehand.
 */
async function beginningWith(
  db: Kysely<StoredSchema>,
  accountId: string,
  prefix: string,
  limit: number,
): Promise<FoundResource[]> {
  const { rows } = await sql<FoundResource>`
    with counted as materialized (select distinct resource_type from resource_counts
      where account_id = ${accountId} and whole = 1 order by resource_type)
    select total.resource_type as "resourceType", total.resource_id as "resourceId", total.region
    from counted cross join resource_totals as total
    where total.account_id = ${accountId} and total.resource_type = counted.resource_type
      and total.resource_id >= ${prefix} and total.resource_id < ${afterAll(prefix)}
      and total.whole = 1
    limit ${Math.max(limit, 0)}`.execute(db);
  return rows.map((row) => ({ ...row }));
}

/** The first text behind all that begin with `prefix`, in the order of code points. */
function afterAll(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

export interface FindingSearch {
  readonly accountId: string;
  /** Where to look: the index knows findings by region. */
  readonly regions: readonly string[];
  /** How the id begins, in lower case as GuardDuty writes ids. */
  readonly prefix: string;
  readonly limit: number;
}

/** Findings as they are now whose id begins with a text, by region and id. */
export async function findFindings(
  { db, path }: Connection,
  { accountId, regions, prefix, limit }: FindingSearch,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const region of regions) {
    const rows = await db
      .selectFrom("findings")
      .select("payload")
      .where("account_id", "=", accountId)
      .where("region", "=", region)
      .where("valid_to", "is", null)
      .where("id", ">=", prefix)
      .where("id", "<", afterAll(prefix))
      .orderBy("id")
      .limit(limit - found.length)
      .execute();
    found.push(...rows.map(({ payload }) => parseStored(path, "findings", findingSchema, payload)));
    if (found.length >= limit) break;
  }
  return found;
}
