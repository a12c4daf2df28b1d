import { type Kysely, sql } from "kysely";

/**
 * How many controls fail and pass on every resource, kept beside the evaluations, so that no list counts
 * a million of them. Filled from those that are current: the steps are the ones a commit takes.
 */
export async function resourceTotals(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, fillWhole, fillByRegion, fillCounts]) {
    await sql.raw(statement).execute(db);
  }
}

/**
 * `region` is where a resource was judged. What is one resource in every region has a row for each that
 * judged it, and one over all of them, with `region` `global`; `whole` is 1 on the row that counts it once.
 */
const tables = [
  `create table resource_totals (
    account_id text not null,
    resource_type text not null,
    resource_id text not null,
    region text not null,
    whole integer not null,
    failing integer not null,
    passing integer not null,
    primary key (account_id, resource_type, resource_id, region, whole)
  ) strict, without rowid`,
  `create index resource_totals_worst_first on resource_totals
    (account_id, failing desc, resource_type, resource_id, region, whole, passing)`,
  `create table resource_counts (
    account_id text not null,
    region text not null,
    resource_type text not null,
    whole integer not null,
    failing integer not null,
    passing integer not null,
    primary key (account_id, region, resource_type, whole)
  ) strict, without rowid`,
];

/** One row for each control on each resource, in the worst verdict of its copies, then counted. */
const fillWhole = `insert into resource_totals
  select account_id, resource_type, resource_id, resource_region, 1, sum(fails), sum(1 - fails)
  from (
    select account_id, control_key, resource_type, resource_id, resource_region,
      max(compliance) = 'NON_COMPLIANT' as fails
    from evaluations where valid_to is null
    group by account_id, control_key, resource_type, resource_id, resource_region
  )
  group by account_id, resource_type, resource_id, resource_region`;

const fillByRegion = `insert into resource_totals
  select account_id, resource_type, resource_id, region, 0, sum(fails), sum(1 - fails)
  from (
    select account_id, control_key, resource_type, resource_id, region,
      max(compliance) = 'NON_COMPLIANT' as fails
    from evaluations where valid_to is null and resource_region = 'global'
    group by account_id, control_key, resource_type, resource_id, region
  )
  group by account_id, resource_type, resource_id, region`;

const fillCounts = `insert into resource_counts
  select account_id, region, resource_type, whole, sum(failing > 0), sum(failing = 0)
  from resource_totals
  group by account_id, region, resource_type, whole`;
