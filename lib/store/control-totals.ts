import { type Kysely, sql } from "kysely";
import type { EvaluationCompliance } from "../posture/vocabulary.ts";
import type { StoredSchema } from "./stored-schema.ts";

/**
 * Counts again, for every control whose rows changed at `at`, its distinct resources in their worst
 * verdict: over all regions and in each. Counting when a page is asked for would take most of a second
 * for a control with 250,000 resources; here it is part of the transaction that changed them.
 *
 * @param at the snapshot's instant, in milliseconds
 */
export async function refreshControlTotals(
  trx: Kysely<StoredSchema>,
  accountId: string,
  at: number,
): Promise<void> {
  const opened = trx
    .selectFrom("evaluations")
    .select("control_key")
    .where("account_id", "=", accountId)
    .where("valid_from", "=", at);
  const closed = trx
    .selectFrom("evaluations")
    .select("control_key")
    .where("account_id", "=", accountId)
    .where("valid_to", "=", at);
  const touched = (await opened.union(closed).execute()).map((row) => row.control_key);
  for (const control of touched) {
    await trx
      .deleteFrom("control_totals")
      .where("account_id", "=", accountId)
      .where("control_key", "=", control)
      .execute();
    await countControl(trx, accountId, control, "anywhere");
    await countControl(trx, accountId, control, "each region");
  }
}

/** The worse of several verdicts, whose words sort so: NON_COMPLIANT after COMPLIANT. */
export const worstCompliance = sql<EvaluationCompliance>`max(compliance)`;

/** Stands in `region` for a count over all of them. */
const anyRegion = "";

async function countControl(
  trx: Kysely<StoredSchema>,
  accountId: string,
  control: string,
  where: "anywhere" | "each region",
): Promise<void> {
  const region = where === "anywhere" ? sql.lit(anyRegion) : sql.ref<string>("region");
  const resources = trx
    .selectFrom("evaluations")
    .select([region.as("judged_in"), worstCompliance.as("verdict")])
    .where("account_id", "=", accountId)
    .where("control_key", "=", control)
    .where("valid_to", "is", null)
    .groupBy(["resource_type", "resource_id", "resource_region"])
    .$if(where === "each region", (query) => query.groupBy("region"));
  await trx
    .insertInto("control_totals")
    .columns(["account_id", "control_key", "region", "compliance", "resources"])
    .expression((eb) =>
      eb
        .selectFrom(resources.as("resource"))
        .select([
          eb.val(accountId).as("account_id"),
          eb.val(control).as("control_key"),
          "judged_in",
          "verdict",
          eb.fn.countAll<number>().as("resources"),
        ])
        .groupBy(["judged_in", "verdict"]),
    )
    .execute();
}

/** How many distinct resources a control has now. */
export async function totalOfControl(
  db: Kysely<StoredSchema>,
  of: {
    readonly accountId: string;
    readonly control: string;
    readonly compliance?: EvaluationCompliance;
    readonly region?: string;
  },
): Promise<number> {
  const counted = db
    .selectFrom("control_totals")
    .select(({ fn }) => fn.sum<number | null>("resources").as("resources"))
    .where("account_id", "=", of.accountId)
    .where("control_key", "=", of.control)
    .where("region", "=", of.region ?? anyRegion);
  const { resources } = await (of.compliance === undefined
    ? counted
    : counted.where("compliance", "=", of.compliance)
  ).executeTakeFirstOrThrow();
  return resources ?? 0;
}
