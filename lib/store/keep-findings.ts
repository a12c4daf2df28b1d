import { type Kysely, sql } from "kysely";
import type { Coverage, FindingsRead } from "../posture/snapshot.ts";
import { inChunks } from "./in-chunks.ts";
import { toMilliseconds } from "./stored-instant.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { storable } from "./stored-text.ts";

const findingColumns = [
  "account_id",
  "region",
  "id",
  "type",
  "severity",
  "severity_score",
  "updated_at",
  "archived",
  "sample",
  "search_text",
  "payload",
  "digest",
  "valid_from",
] as const;

/**
 * Tells the staging tables which findings a region's staged rows are, and notes when all of them were
 * listed. Staged findings of a region that is not told of are left out: they were not read to an end.
 */
export async function noteFindingsRead(
  trx: Kysely<StoredSchema>,
  { accountId, region, collectedAt }: Coverage,
  read: FindingsRead,
): Promise<void> {
  const reading = read.kind === "all" ? "findings" : "finding_changes";
  await trx.insertInto("staged_regions").values({ reading, region }).execute();
  if (read.kind === "changes") {
    const ids = [...new Set(read.gone.map(storable))];
    for (const some of inChunks(ids)) {
      const rows = some.map((id) => ({ region, id }));
      await trx.insertInto("staged_gone").values(rows).execute();
    }
    if (!read.listed) return;
  }
  const listed_at = toMilliseconds(collectedAt);
  await trx
    .insertInto("finding_listings")
    .values({ account_id: accountId, region, listed_at })
    .onConflict((conflict) => conflict.columns(["account_id", "region"]).doUpdateSet({ listed_at }))
    .execute();
}

/**
 * Makes the staged findings current in every region whose findings were read. One that changed in
 * anything, AWS's own JSON included, gets a new interval; one that AWS no longer has is closed. Where only
 * changes were read, every finding stays that was neither staged nor found gone.
 *
 * @param at the snapshot's instant, in milliseconds
 */
export async function keepFindings(
  trx: Kysely<StoredSchema>,
  accountId: string,
  at: number,
): Promise<void> {
  await closeOutdated(trx, accountId, at);
  await closeChanged(trx, accountId, at);
  await keepDetails(trx, accountId);
  await keepResources(trx, accountId);
  await openNew(trx, accountId, at);
}

function closeOutdated(trx: Kysely<StoredSchema>, accountId: string, at: number) {
  return trx
    .updateTable("findings")
    .set({ valid_to: at })
    .where("account_id", "=", accountId)
    .where("valid_to", "is", null)
    .where("region", "in", regionsRead(trx, ["findings"]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("staged_findings as row")
            .select(sql.lit(1).as("same"))
            .whereRef("row.region", "=", "findings.region")
            .whereRef("row.id", "=", "findings.id")
            .whereRef("row.digest", "=", "findings.digest"),
        ),
      ),
    )
    .execute();
}

function closeChanged(trx: Kysely<StoredSchema>, accountId: string, at: number) {
  return trx
    .updateTable("findings")
    .set({ valid_to: at })
    .where("account_id", "=", accountId)
    .where("valid_to", "is", null)
    .where("region", "in", regionsRead(trx, ["finding_changes"]))
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom("staged_gone as gone")
            .select(sql.lit(1).as("gone"))
            .whereRef("gone.region", "=", "findings.region")
            .whereRef("gone.id", "=", "findings.id"),
        ),
        exists(
          selectFrom("staged_findings as row")
            .select(sql.lit(1).as("differs"))
            .whereRef("row.region", "=", "findings.region")
            .whereRef("row.id", "=", "findings.id")
            .whereRef("row.digest", "<>", "findings.digest"),
        ),
      ]),
    )
    .execute();
}

/** Regions whose findings were read, in either way: whatever else was staged counts for nothing. */
function regionsRead(
  trx: Kysely<StoredSchema>,
  readings: readonly ("findings" | "finding_changes")[] = ["findings", "finding_changes"],
) {
  return trx.selectFrom("staged_regions").select("region").where("reading", "in", readings);
}

/** A detail is kept once, whichever versions of a finding it belongs to. */
function keepDetails(trx: Kysely<StoredSchema>, accountId: string) {
  return trx
    .insertInto("finding_details")
    .columns(["account_id", "digest", "detail"])
    .expression((eb) =>
      eb
        .selectFrom("staged_findings as row")
        .select([eb.val(accountId).as("account_id"), "row.digest", "row.detail"])
        .where("row.region", "in", regionsRead(trx))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("finding_details as known")
                .select(sql.lit(1).as("known"))
                .where("known.account_id", "=", accountId)
                .whereRef("known.digest", "=", "row.digest"),
            ),
          ),
        ),
    )
    .execute();
}

/** What each version of a finding is about, so that a resource leads to its findings. */
function keepResources(trx: Kysely<StoredSchema>, accountId: string) {
  return sql`
    insert or ignore into finding_resources (account_id, resource_id, resource_type, digest)
    select ${accountId}, subject.value ->> 1, subject.value ->> 0, row.digest
    from staged_findings as row, json_each(row.subjects) as subject
    where row.region in (${regionsRead(trx)})
  `.execute(trx);
}

function openNew(trx: Kysely<StoredSchema>, accountId: string, at: number) {
  return trx
    .insertInto("findings")
    .columns(findingColumns)
    .expression((eb) =>
      eb
        .selectFrom("staged_findings as row")
        .select([
          eb.val(accountId).as("account_id"),
          "row.region",
          "row.id",
          "row.type",
          "row.severity",
          "row.severity_score",
          "row.updated_at",
          "row.archived",
          "row.sample",
          "row.search_text",
          "row.payload",
          "row.digest",
          eb.val(at).as("valid_from"),
        ])
        .where("row.region", "in", regionsRead(trx))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("findings as current")
                .select(sql.lit(1).as("known"))
                .where("current.account_id", "=", accountId)
                .whereRef("current.region", "=", "row.region")
                .whereRef("current.id", "=", "row.id")
                .where("current.valid_to", "is", null),
            ),
          ),
        ),
    )
    .execute();
}
