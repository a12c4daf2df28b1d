import { type Kysely, sql } from "kysely";
import type { EvaluationCompliance } from "../posture/vocabulary.ts";
import { inChunks } from "./in-chunks.ts";
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
    await countControl(trx, accountId, control);
  }
}

/** The worse of several verdicts, whose words sort so: NON_COMPLIANT after COMPLIANT. */
export const worstCompliance = sql<EvaluationCompliance>`max(compliance)`;

/** Stands in `region` for a count over all of them. */
const anyRegion = "";

/** In `resource_region`: one resource, wherever it was judged. */
const everyRegion = "global";

/**
 * One pass over the control counts its resources in each region. Those of a region are the same ones when
 * they are counted anywhere; only what is one resource in every region takes a second look.
 */
async function countControl(
  trx: Kysely<StoredSchema>,
  accountId: string,
  control: string,
): Promise<void> {
  const counts = await countByRegion(trx, accountId, control);
  const shared = counts.some(({ place }) => place === everyRegion);
  const anywhere = [
    ...counts.filter(({ place }) => place !== everyRegion),
    ...(shared ? await countShared(trx, accountId, control) : []),
  ].map((count) => ({ ...count, region: anyRegion }));
  const byRegion = Map.groupBy([...counts, ...anywhere], ({ region }) => region);
  const totals = [...byRegion].flatMap(([region, inRegion]) =>
    [...Map.groupBy(inRegion, ({ verdict }) => verdict)].map(([compliance, some]) => ({
      account_id: accountId,
      control_key: control,
      region,
      compliance,
      resources: some.reduce((sum, { resources }) => sum + resources, 0),
    })),
  );
  for (const some of inChunks(totals)) {
    await trx
      .insertInto("control_totals")
      .values([...some])
      .execute();
  }
}

/** Resources by where they are, where they were judged, and their worst verdict there. */
function countByRegion(trx: Kysely<StoredSchema>, accountId: string, control: string) {
  const judged = currentRows(trx, accountId, control)
    .select(["resource_region as place", "region", worstCompliance.as("verdict")])
    .groupBy(["resource_type", "resource_id", "resource_region", "region"]);
  return trx
    .selectFrom(judged.as("resource"))
    .select(({ fn }) => ["place", "region", "verdict", fn.countAll<number>().as("resources")])
    .groupBy(["place", "region", "verdict"])
    .execute();
}

/** Resources that are one in every region, by their worst verdict in any. */
function countShared(trx: Kysely<StoredSchema>, accountId: string, control: string) {
  const judged = currentRows(trx, accountId, control)
    .select(worstCompliance.as("verdict"))
    .where("resource_region", "=", everyRegion)
    .groupBy(["resource_type", "resource_id"]);
  return trx
    .selectFrom(judged.as("resource"))
    .select(({ fn }) => ["verdict", fn.countAll<number>().as("resources")])
    .groupBy("verdict")
    .execute();
}

function currentRows(trx: Kysely<StoredSchema>, accountId: string, control: string) {
  return trx
    .selectFrom("evaluations")
    .where("account_id", "=", accountId)
    .where("control_key", "=", control)
    .where("valid_to", "is", null);
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
