import { type Kysely, type RawBuilder, sql } from "kysely";
import type { StoredSchema } from "./stored-schema.ts";

/**
 * Counts again, for every resource with a verdict that changed at `at`, how many controls fail and pass
 * on it, each control in the worst verdict of its copies; and how many resources of each type fail in
 * each region. The work follows the change: a resource whose verdicts stayed is not looked at. Needs the
 * staging tables.
 *
 * @param at the snapshot's instant, in milliseconds
 */
export async function refreshResourceTotals(
  trx: Kysely<StoredSchema>,
  accountId: string,
  at: number,
): Promise<void> {
  await noteTouched(trx, accountId, at);
  await addToCounts(trx, accountId, -1);
  await forget(trx, accountId);
  await countResources(trx, accountId);
  await countWhereJudged(trx, accountId);
  await addToCounts(trx, accountId, 1);
  await trx
    .deleteFrom("resource_counts")
    .where("account_id", "=", accountId)
    .where("failing", "=", 0)
    .where("passing", "=", 0)
    .execute();
}

async function noteTouched(trx: Kysely<StoredSchema>, accountId: string, at: number) {
  await trx.deleteFrom("touched_resources").execute();
  for (const edge of ["valid_from", "valid_to"] as const) {
    await sql`insert or ignore into touched_resources
      select resource_type, resource_id, resource_region from evaluations
      where account_id = ${accountId} and ${sql.ref(edge)} = ${at}`.execute(trx);
  }
}

/** A row that counts its resource once is that place's; the others are of what is one in every region. */
const isItsOwn = sql`total.account_id = account and total.resource_type = touched.resource_type
  and total.resource_id = touched.resource_id
  and iif(total.whole, total.region = touched.resource_region, touched.resource_region = 'global')`;

/** `cross join` keeps SQLite at the touched ones: it would rather go through all there are. */
function addToCounts(trx: Kysely<StoredSchema>, accountId: string, sign: 1 | -1) {
  return sql`insert into resource_counts
      (account_id, region, resource_type, whole, failing, passing)
    select account, total.region, total.resource_type, total.whole,
      ${sign} * sum(total.failing > 0), ${sign} * sum(total.failing = 0)
    from (select ${accountId} as account), touched_resources as touched
      cross join resource_totals as total
    where ${isItsOwn}
    group by total.region, total.resource_type, total.whole
    on conflict do update set
      failing = failing + excluded.failing, passing = passing + excluded.passing`.execute(trx);
}

function forget(trx: Kysely<StoredSchema>, accountId: string) {
  return sql`delete from resource_totals
    where (account_id, resource_type, resource_id, region, whole) in (
      select account, total.resource_type, total.resource_id, total.region, total.whole
      from (select ${accountId} as account), touched_resources as touched
        cross join resource_totals as total
      where ${isItsOwn})`.execute(trx);
}

/** Each touched resource once, wherever it was judged. */
function countResources(trx: Kysely<StoredSchema>, accountId: string) {
  return sql`insert into resource_totals
      (account_id, resource_type, resource_id, region, whole, failing, passing)
    select ${accountId}, resource_type, resource_id, place, 1, sum(fails), sum(1 - fails)
    from (${judgedAt(accountId, sql`touched.resource_region`)})
    group by resource_type, resource_id, place`.execute(trx);
}

/** What is one resource in every region, once more in each that judged it. */
function countWhereJudged(trx: Kysely<StoredSchema>, accountId: string) {
  return sql`insert into resource_totals
      (account_id, resource_type, resource_id, region, whole, failing, passing)
    select ${accountId}, resource_type, resource_id, place, 0, sum(fails), sum(1 - fails)
    from (${judgedAt(accountId, sql`judged.region`)})
    where resource_region = 'global'
    group by resource_type, resource_id, place`.execute(trx);
}

/**
 * What each control says of each touched resource now, over all its copies at one place. The index is
 * named because a new store has no statistics yet, and SQLite would then go through all rows for each.
 */
function judgedAt(accountId: string, place: RawBuilder<unknown>) {
  return sql`select touched.resource_type, touched.resource_id, touched.resource_region,
      ${place} as place, max(judged.compliance) = 'NON_COMPLIANT' as fails
    from touched_resources as touched
      cross join evaluations as judged indexed by evaluations_of_resource
    where judged.account_id = ${accountId} and judged.resource_type = touched.resource_type
      and judged.resource_id = touched.resource_id
      and judged.resource_region = touched.resource_region and judged.valid_to is null
    group by touched.resource_type, touched.resource_id, touched.resource_region, 4,
      judged.control_key`;
}
