import { type Kysely, sql } from "kysely";
import type { StoredSchema } from "./stored-schema.ts";

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
 * Makes the staged findings the current ones of every region whose findings were read. One that changed
 * in anything, AWS's own JSON included, gets a new interval; one that AWS no longer has is closed.
 *
 * @param at the snapshot's instant, in milliseconds
 */
export async function keepFindings(
  trx: Kysely<StoredSchema>,
  accountId: string,
  at: number,
): Promise<void> {
  await closeOutdated(trx, accountId, at);
  await keepDetails(trx, accountId);
  await openNew(trx, accountId, at);
}

function closeOutdated(trx: Kysely<StoredSchema>, accountId: string, at: number) {
  return trx
    .updateTable("findings")
    .set({ valid_to: at })
    .where("account_id", "=", accountId)
    .where("valid_to", "is", null)
    .where("region", "in", (regions) =>
      regions.selectFrom("staged_regions").select("region").where("reading", "=", "findings"),
    )
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

/** A detail is kept once, whichever versions of a finding it belongs to. */
function keepDetails(trx: Kysely<StoredSchema>, accountId: string) {
  return trx
    .insertInto("finding_details")
    .columns(["account_id", "digest", "detail"])
    .expression((eb) =>
      eb
        .selectFrom("staged_findings as row")
        .select([eb.val(accountId).as("account_id"), "row.digest", "row.detail"])
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
