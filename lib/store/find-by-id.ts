import { type Kysely, sql } from "kysely";
import type { Finding } from "../posture/snapshot.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { findingSchema, parseStored } from "./stored-json.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { storable } from "./stored-text.ts";

export interface ResourceSearch {
  readonly accountId: string;
  /** How the id begins. Case matters, except that what is written small throughout is found too. */
  readonly prefix: string;
  readonly limit: number;
}

/** Where a resource is; `global` for what is one resource in every region. */
export interface FoundResource {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly region: string;
}

/**
 * Resources with a verdict that stands, whose id begins with a text, by type and id. One step through the
 * index for each type and each resource found, whatever the number of resources.
 */
export async function findResources(
  db: Kysely<StoredSchema>,
  { accountId, prefix, limit }: ResourceSearch,
): Promise<readonly FoundResource[]> {
  const asWritten = storable(prefix);
  const spellings = [...new Set([asWritten, asWritten.toLowerCase()])].filter(
    (each) => each !== "",
  );
  const found: FoundResource[] = [];
  for (const spelling of spellings) {
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
