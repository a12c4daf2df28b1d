import { type Kysely, sql } from "kysely";

/** The tables as `stored-schema.ts` describes them, in SQLite's words. */
export async function firstSchema(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...indexes]) await sql.raw(statement).execute(db);
}

const tables = [
  `create table snapshots (
    id text not null primary key,
    account_id text not null,
    alias text,
    partition text not null,
    started_at integer not null,
    finished_at integer not null,
    outcome text not null,
    valid_at integer not null,
    posture_format integer not null,
    posture blob not null
  ) strict`,
  `create table evaluations (
    account_id text not null,
    region text not null,
    rule_name text not null,
    control_key text not null,
    resource_type text not null,
    resource_id text not null,
    resource_region text not null,
    compliance text not null,
    annotation text,
    in_state_since integer,
    evaluated_at integer,
    valid_from integer not null,
    valid_to integer
  ) strict`,
  `create table rules (
    account_id text not null,
    region text not null,
    name text not null,
    control_key text not null,
    payload text not null,
    observed_at integer,
    last_evaluated_at integer,
    valid_from integer not null,
    valid_to integer
  ) strict`,
  `create table findings (
    account_id text not null,
    region text not null,
    id text not null,
    type text not null,
    severity text not null,
    severity_score real not null,
    updated_at integer not null,
    archived integer not null,
    sample integer not null,
    search_text text not null,
    payload text not null,
    digest text not null,
    valid_from integer not null,
    valid_to integer
  ) strict`,
  `create table finding_details (
    account_id text not null,
    digest text not null,
    detail text not null,
    primary key (account_id, digest)
  ) strict`,
  `create table facts (
    account_id text not null,
    kind text not null,
    region text not null,
    key text not null,
    payload text not null,
    valid_from integer not null,
    valid_to integer
  ) strict`,
  `create table control_totals (
    account_id text not null,
    control_key text not null,
    region text not null,
    compliance text not null,
    resources integer not null,
    primary key (account_id, control_key, region, compliance)
  ) strict, without rowid`,
  `create table leases (
    account_id text not null primary key,
    lease_owner text not null,
    lease_until integer not null
  ) strict`,
  `create table attempts (
    id text not null primary key,
    started_at integer not null,
    pid integer not null,
    heartbeat_at integer,
    progress text,
    finished_at integer,
    account_id text,
    outcome text,
    message text
  ) strict`,
];

/**
 * Unique over current rows only: at any time each thing is in one state. `valid_to`, always null there,
 * stands in the indexes that lists read because SQLite calls them covering only then.
 */
const indexes = [
  "create unique index snapshots_in_order on snapshots (account_id, valid_at)",
  `create unique index evaluations_current on evaluations
    (account_id, region, rule_name, resource_type, resource_id) where valid_to is null`,
  `create index evaluations_of_control on evaluations
    (account_id, control_key, resource_type, resource_id, resource_region, region, compliance, valid_to)
    where valid_to is null`,
  `create index evaluations_failing on evaluations
    (account_id, control_key, resource_type, resource_id, resource_region, region, valid_to)
    where valid_to is null and compliance = 'NON_COMPLIANT'`,
  "create index evaluations_of_resource on evaluations (account_id, resource_type, resource_id)",
  "create index evaluations_opened on evaluations (account_id, valid_from)",
  `create index evaluations_closed on evaluations (account_id, valid_to)
    where valid_to is not null`,
  "create unique index rules_current on rules (account_id, region, name) where valid_to is null",
  "create unique index findings_current on findings (account_id, region, id) where valid_to is null",
  `create index findings_worst_first on findings
    (account_id, severity_score, updated_at, region, id, severity, type, archived, sample, valid_to)
    where valid_to is null`,
  `create unique index facts_current on facts
    (account_id, kind, region, key) where valid_to is null`,
  "create index attempts_in_order on attempts (started_at)",
];
