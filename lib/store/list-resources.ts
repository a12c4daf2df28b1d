import { type Kysely, sql } from "kysely";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type Page, requireLimit, rowsBefore } from "./page.ts";
import {
  countMatches,
  matchingResources,
  type ResourceCounts,
  type ResourceFilter,
} from "./resource-counts.ts";
import { BadCursorError } from "./store-errors.ts";
import type { ResourceTotalTable, StoredSchema } from "./stored-schema.ts";

export interface ResourceListQuery extends ResourceFilter {
  /** `worst`: most failing controls first; `name`: by type, id and region. */
  readonly sort: "worst" | "name";
  /** `next` of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** One resource and how many controls fail and pass on it, each in the worst verdict of its copies. */
export interface ResourceStanding {
  readonly accountId: string;
  /** `global` for a type that is one resource in every region. */
  readonly region: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly failing: number;
  readonly passing: number;
  /** Keys of the controls that fail on it, sorted. */
  readonly failingControls: readonly string[];
}

export interface ResourcePage extends Page<ResourceStanding> {
  /** Of either status, whichever the list shows. */
  readonly counts: ResourceCounts;
}

const list = "resources";
const cursorKey = z.tuple([
  z.enum(["worst", "name"]),
  /** Rows before the page. */
  z.int(),
  /** Failing controls of the row before it, then where that row is. */
  z.int(),
  z.string(),
  z.string(),
  z.string(),
]);
const placeColumns = ["resource_type", "resource_id", "region"] as const;
const columns = [...placeColumns, "whole", "failing", "passing"] as const;
type Total = Pick<ResourceTotalTable, (typeof columns)[number]>;

/**
 * Every resource that some rule judges now.
 *
 * @throws BadCursorError
 */
export async function listResources(
  db: Kysely<StoredSchema>,
  query: ResourceListQuery,
): Promise<ResourcePage> {
  requireLimit(query.limit);
  const rows = await totalsAfter(db, query);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const counts = countsOf(query, rows) ?? (await countMatches(db, query));
  const marked = query.after === undefined ? 0 : decodeCursor(list, cursorKey, query.after)[1];
  const page = {
    rows: await withFailingControls(db, query, shown),
    next:
      last && rows.length > query.limit ? cursorAfter(query, last, marked + shown.length) : null,
    total: query.status === undefined ? counts.failing + counts.passing : counts[query.status],
  };
  return { ...page, before: rowsBefore(page, marked), counts };
}

/** One row more than the page shows, so that it is known whether there is a next. */
async function totalsAfter(db: Kysely<StoredSchema>, query: ResourceListQuery): Promise<Total[]> {
  const wanted = query.limit + 1;
  if (query.after === undefined) return resourcesInOrder(db, query).limit(wanted).execute();
  const [sort, _before, failing, ...place] = decodeCursor(list, cursorKey, query.after);
  if (sort !== query.sort) throw new BadCursorError();
  const after = resourcesInOrder(db, query).where((eb) =>
    eb(eb.refTuple(...placeColumns), ">", eb.tuple(...place)),
  );
  if (sort === "name") return after.limit(wanted).execute();
  // The rest of those with as many failing controls, then those with fewer: each is a range of an index.
  const asMany = await after.where("failing", "=", failing).limit(wanted).execute();
  if (asMany.length === wanted) return asMany;
  const fewer = resourcesInOrder(db, query).where("failing", "<", failing);
  return [...asMany, ...(await fewer.limit(wanted - asMany.length).execute())];
}

/** Of a list that is whole on its one page, the rows say how many there are: a search looks but once. */
function countsOf(
  { status, after, limit }: ResourceListQuery,
  rows: readonly Total[],
): ResourceCounts | null {
  if (status !== undefined || after !== undefined || rows.length > limit) return null;
  const failing = rows.filter((row) => row.failing > 0).length;
  return { failing, passing: rows.length - failing };
}

function cursorAfter({ sort }: ResourceListQuery, last: Total, before: number): string {
  const { failing, resource_type, resource_id, region } = last;
  return encodeCursor(list, [sort, before, failing, resource_type, resource_id, region]);
}

/** The rows that a filter leaves, in order. */
export function resourcesInOrder(
  db: Kysely<StoredSchema>,
  query: ResourceFilter & Pick<ResourceListQuery, "sort">,
) {
  const rows = matchingResources(db, query).select(columns);
  const worstFirst = query.sort === "worst" ? rows.orderBy("failing", "desc") : rows;
  return worstFirst.orderBy("resource_type").orderBy("resource_id").orderBy("region");
}

/** Which controls fail on these resources: a look at each one's own verdicts. */
async function withFailingControls(
  db: Kysely<StoredSchema>,
  { accountId, region }: ResourceFilter,
  rows: readonly Total[],
): Promise<ResourceStanding[]> {
  const failing = rows.filter((row) => row.failing > 0);
  const found = failing.length === 0 ? [] : await failingOn(db, accountId, region, failing);
  const controlsOf = Map.groupBy(found, ({ place }) => place);
  return rows.map((row) => ({
    ...standingOf(accountId, row),
    failingControls: (controlsOf.get(failing.indexOf(row)) ?? []).map(({ control }) => control),
  }));
}

async function failingOn(
  db: Kysely<StoredSchema>,
  accountId: string,
  region: string | undefined,
  rows: readonly Total[],
): Promise<readonly { readonly place: number; readonly control: string }[]> {
  const places = rows.map(
    (row, place) =>
      sql`(${place}, ${row.resource_type}, ${row.resource_id}, ${row.whole === 1 ? row.region : "global"})`,
  );
  const here =
    region === undefined || region === "global" ? sql`` : sql`and judged.region = ${region}`;
  const { rows: found } = await sql<{ readonly place: number; readonly control: string }>`
    with places (place, type, id, region) as (values ${sql.join(places)})
    select distinct places.place, judged.control_key as control
    from places cross join evaluations as judged indexed by evaluations_of_resource
    where judged.account_id = ${accountId} and judged.resource_type = places.type
      and judged.resource_id = places.id and judged.resource_region = places.region
      and judged.valid_to is null and judged.compliance = 'NON_COMPLIANT' ${here}
    order by places.place, judged.control_key`.execute(db);
  return found;
}

/** A resource as its row of the totals has it. */
export function standingOf(
  accountId: string,
  row: Total,
): Omit<ResourceStanding, "failingControls"> {
  return {
    accountId,
    region: row.whole === 1 ? row.region : "global",
    resourceType: row.resource_type,
    resourceId: row.resource_id,
    failing: row.failing,
    passing: row.passing,
  };
}
