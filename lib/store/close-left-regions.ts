import type { Kysely } from "kysely";
import type { StoredSchema } from "./stored-schema.ts";

/** Everything an account has in a region, coverage included, which is among the facts. */
const regional = ["facts", "rules", "evaluations", "findings"] as const;

/**
 * Closes what is known of every region but these: disabled since, or no longer among those the
 * settings name. Left open, it would be shown as seen for ever.
 *
 * @param at the snapshot's instant, in milliseconds
 */
export async function closeLeftRegions(
  trx: Kysely<StoredSchema>,
  accountId: string,
  regions: readonly string[],
  at: number,
): Promise<void> {
  for (const table of regional) {
    await trx
      .updateTable(table)
      .set({ valid_to: at })
      .where("account_id", "=", accountId)
      .where("region", "not in", regions)
      .where("valid_to", "is", null)
      .execute();
  }
  await trx
    .deleteFrom("finding_listings")
    .where("account_id", "=", accountId)
    .where("region", "not in", regions)
    .execute();
}
