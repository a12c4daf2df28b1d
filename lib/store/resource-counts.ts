import { type Kysely, sql } from "kysely";
import type { ResourceStatus } from "../posture/vocabulary.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { containsPattern } from "./stored-text.ts";

/** What a list of resources is narrowed by. Members given must all hold. */
export interface ResourceFilter {
  readonly accountId: string;
  /** `failing`: some control fails on it; `passing`: none does. */
  readonly status?: ResourceStatus;
  readonly resourceType?: string;
  /** Judged in this region, and counted by what was said there; `global`: one in every region. */
  readonly region?: string;
  /** Anywhere in its id; the case of ASCII letters does not matter. */
  readonly search?: string;
}

/** How many resources there are of either status. */
export type ResourceCounts = Readonly<Record<ResourceStatus, number>>;

/** How many resources of one type there are, judged in one region. */
export interface ResourceCount extends ResourceCounts {
  /** `global`: those that are one in every region, wherever they were judged. */
  readonly region: string;
  readonly resourceType: string;
  /** False: they are global ones, counted once more in a region that judged them. */
  readonly whole: boolean;
}

/** How many resources there are of each type in each region; those of all regions are the sum of the whole ones. */
export async function countResources(
  db: Kysely<StoredSchema>,
  { accountId }: Pick<ResourceFilter, "accountId">,
): Promise<ResourceCount[]> {
  const rows = await db
    .selectFrom("resource_counts")
    .select(["region", "resource_type as resourceType", "whole", "failing", "passing"])
    .where("account_id", "=", accountId)
    .orderBy("resource_type")
    .orderBy("region")
    .orderBy("whole")
    .execute();
  return rows.map((row) => ({ ...row, whole: row.whole === 1 }));
}

/** How many resources of either status a filter leaves. Only a search has to look at each. */
export async function countMatches(
  db: Kysely<StoredSchema>,
  filter: ResourceFilter,
): Promise<ResourceCounts> {
  const { accountId, region, resourceType, search } = filter;
  if (search !== undefined && search !== "") return countFound(db, filter);
  let counts = db
    .selectFrom("resource_counts")
    .select(({ fn }) => [
      fn.sum<number | null>("failing").as("failing"),
      fn.sum<number | null>("passing").as("passing"),
    ])
    .where("account_id", "=", accountId);
  counts =
    region === undefined ? counts.where("whole", "=", 1) : counts.where("region", "=", region);
  if (resourceType !== undefined) counts = counts.where("resource_type", "=", resourceType);
  const { failing, passing } = await counts.executeTakeFirstOrThrow();
  return { failing: failing ?? 0, passing: passing ?? 0 };
}

async function countFound(
  db: Kysely<StoredSchema>,
  { status: _, ...filter }: ResourceFilter,
): Promise<ResourceCounts> {
  const { all, failing } = await matchingResources(db, filter)
    .select(({ fn }) => fn.countAll<number>().as("all"))
    .select(sql<number>`count(*) filter (where failing > 0)`.as("failing"))
    .executeTakeFirstOrThrow();
  return { failing, passing: all - failing };
}

/** Rows of the totals that a filter leaves: each resource once. */
export function matchingResources(db: Kysely<StoredSchema>, filter: ResourceFilter) {
  const { accountId, status, resourceType, region, search } = filter;
  let totals = db.selectFrom("resource_totals").where("account_id", "=", accountId);
  totals =
    region === undefined ? totals.where("whole", "=", 1) : totals.where("region", "=", region);
  if (status === "failing") totals = totals.where("failing", ">", 0);
  if (status === "passing") totals = totals.where("failing", "=", 0);
  if (resourceType !== undefined) totals = totals.where("resource_type", "=", resourceType);
  if (search === undefined || search === "") return totals;
  return totals.where(sql<boolean>`resource_id like ${containsPattern(search)} escape '\\'`);
}
