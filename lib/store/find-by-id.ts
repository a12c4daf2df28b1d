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
 * index for each type and each resource found, whatever the number of evaluations.
 */
export async function findResources(
  db: Kysely<StoredSchema>,
  { accountId, prefix, limit }: ResourceSearch,
): Promise<readonly FoundResource[]> {
  const spellings = [...new Set([storable(prefix), storable(prefix).toLowerCase()])];
  const found: FoundResource[] = [];
  for (const spelling of spellings.filter((each) => each !== "")) {
    for (const place of await nextIds(db, accountId, spelling, limit - found.length)) {
      found.push(...(await standing(db, accountId, place)));
    }
  }
  return found.slice(0, limit);
}

/** Skips from type to type, and in each from id to id: a list of distinct values would read every row. */
async function nextIds(db: Kysely<StoredSchema>, accountId: string, prefix: string, limit: number) {
  if (limit <= 0) return [];
  const isMatch = sql`resource_id >= ${prefix} and resource_id < ${afterAll(prefix)}`;
  const { rows } = await sql<{ type: string; id: string }>`
    with recursive
      types(type) as (
        select min(resource_type) from evaluations where account_id = ${accountId}
        union all
        select (select min(resource_type) from evaluations
          where account_id = ${accountId} and resource_type > types.type)
        from types where types.type is not null
      ),
      ids(type, id) as (
        select type, (select min(resource_id) from evaluations
          where account_id = ${accountId} and resource_type = types.type and ${isMatch})
        from types where types.type is not null
        union all
        select ids.type, (select min(resource_id) from evaluations
          where account_id = ${accountId} and resource_type = ids.type
            and resource_id > ids.id and ${isMatch})
        from ids where ids.id is not null
        order by 2, 1
      )
    select type, id from ids where id is not null limit ${limit}`.execute(db);
  return rows;
}

/** The first text behind all that begin with `prefix`, in the order of code points. */
function afterAll(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

async function standing(
  db: Kysely<StoredSchema>,
  accountId: string,
  { type, id }: { readonly type: string; readonly id: string },
): Promise<FoundResource[]> {
  const rows = await db
    .selectFrom("evaluations")
    .select("resource_region")
    .distinct()
    .where("account_id", "=", accountId)
    .where("resource_type", "=", type)
    .where("resource_id", "=", id)
    .where("valid_to", "is", null)
    .orderBy("resource_region")
    .execute();
  return rows.map(({ resource_region: region }) => ({
    resourceType: type,
    resourceId: id,
    region,
  }));
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
