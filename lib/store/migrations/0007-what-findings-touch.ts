import { type Kysely, sql } from "kysely";
import { findingResources } from "../../posture/finding-resource.ts";
import { storable } from "../stored-text.ts";

/**
 * Which of Config's resources a finding is about, so that a resource's page can show its findings; and
 * what a list of findings is narrowed by besides. The columns are read out of the payload: nothing is
 * kept twice but in the index.
 */
export async function whatFindingsTouch(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await fillFromDetails(db);
}

const statements = [
  `alter table findings add column resource_role text
    generated always as (json_extract(payload, '$.resourceRole')) virtual`,
  `alter table findings add column created_at text
    generated always as (json_extract(payload, '$.createdAt')) virtual`,
  `alter table findings add column seen_at text generated always as
    (coalesce(json_extract(payload, '$.lastSeenAt'), json_extract(payload, '$.updatedAt'))) virtual`,
  `alter table findings add column resource_name text
    generated always as (json_extract(payload, '$.resourceId')) virtual`,
  "drop index findings_worst_first",
  `create index findings_worst_first on findings
    (account_id, severity_score, updated_at, region, id, severity, type, archived, sample, valid_to,
     resource_role, resource_name, created_at, seen_at, digest)
    where valid_to is null`,
  "create index findings_by_digest on findings (account_id, digest) where valid_to is null",
  `create table finding_resources (
    account_id text not null,
    resource_id text not null,
    resource_type text not null,
    digest text not null,
    primary key (account_id, resource_id, resource_type, digest)
  ) strict, without rowid`,
];

interface KeptDetail {
  readonly account_id: string;
  readonly digest: string;
  readonly detail: string;
}

/** A thousand details at a time: each is a few kilobytes. */
async function fillFromDetails(db: Kysely<unknown>): Promise<void> {
  let after = { account_id: "", digest: "" };
  for (;;) {
    const { rows } = await sql<KeptDetail>`
      select account_id, digest, detail from finding_details
      where (account_id, digest) > (${after.account_id}, ${after.digest})
      order by account_id, digest limit 1000
    `.execute(db);
    for (const row of rows) {
      const place = { accountId: row.account_id, region: "" };
      for (const { relation, resourceType, resourceId } of findingResources(row.detail, place)) {
        if (relation !== "subject") continue;
        await sql`
          insert or ignore into finding_resources (account_id, resource_id, resource_type, digest)
          values (${row.account_id}, ${storable(resourceId)}, ${storable(resourceType)}, ${row.digest})
        `.execute(db);
      }
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
