import type { Kysely } from "kysely";
import { mostNamed, type UnexplainedFailures } from "../posture/collected-rows.ts";
import type { StoredSchema } from "./stored-schema.ts";

/** One rule's staged rows in one region of an account. */
export interface StagedRule {
  readonly accountId: string;
  readonly region: string;
  readonly ruleName: string;
}

/** Names of the rules of a region under which something fails, as far as rows are staged. */
export async function failingRules(
  db: Kysely<StoredSchema>,
  region: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("staged_evaluations")
    .select("rule_name")
    .distinct()
    .where("region", "=", region)
    .where("compliance", "=", "NON_COMPLIANT")
    .execute();
  return rows.map((row) => row.rule_name);
}

/**
 * Gives failing rows the details that were staged beside them. May be done again as more of either come.
 * The query dates the resource's last change under any rule; this rule's result may be older.
 */
export async function mergeDetails(
  db: Kysely<StoredSchema>,
  { region, ruleName }: StagedRule,
): Promise<void> {
  await db
    .updateTable("staged_evaluations as row")
    .from("staged_details as detail")
    .set(({ ref, fn, eb }) => ({
      annotation: ref("detail.annotation"),
      evaluated_at: ref("detail.evaluated_at"),
      in_state_since: eb
        .case()
        .when("detail.evaluated_at", "<", ref("row.in_state_since"))
        .then(ref("detail.evaluated_at"))
        .else(fn.coalesce("row.in_state_since", "detail.evaluated_at"))
        .end(),
    }))
    .where("detail.region", "=", region)
    .where("detail.rule_name", "=", ruleName)
    .where("row.region", "=", region)
    .where("row.rule_name", "=", ruleName)
    .whereRef("row.resource_type", "=", "detail.resource_type")
    .whereRef("row.resource_id", "=", "detail.resource_id")
    .where("row.compliance", "=", "NON_COMPLIANT")
    .execute();
}

/** Gives failing rows the details that the last snapshot has of a verdict that was not written down anew. */
export async function recallKeptDetails(db: Kysely<StoredSchema>, rule: StagedRule): Promise<void> {
  await bareFailuresWithKept(db, rule)
    .set(({ ref }) => ({
      annotation: ref("known.annotation"),
      evaluated_at: ref("known.evaluated_at"),
      in_state_since: ref("known.in_state_since"),
    }))
    .whereRef("known.captured_at", "=", "row.captured_at")
    .execute();
}

/**
 * Failing rows that nobody could explain this time keep the details they have, and with them the date
 * these are of: where AWS has written the verdict down anew since, the next collection asks again.
 */
export async function keepUnreadDetails(db: Kysely<StoredSchema>, rule: StagedRule): Promise<void> {
  await bareFailuresWithKept(db, rule)
    .set(({ ref }) => ({
      annotation: ref("known.annotation"),
      evaluated_at: ref("known.evaluated_at"),
      in_state_since: ref("known.in_state_since"),
      captured_at: ref("known.captured_at"),
    }))
    .execute();
}

/** An update of one rule's failing rows without details, each beside the current row that has some. */
function bareFailuresWithKept(
  db: Kysely<StoredSchema>,
  { accountId, region, ruleName }: StagedRule,
) {
  return db
    .updateTable("staged_evaluations as row")
    .from("evaluations as known")
    .where("row.region", "=", region)
    .where("row.rule_name", "=", ruleName)
    .where("row.compliance", "=", "NON_COMPLIANT")
    .where("row.evaluated_at", "is", null)
    .where("row.annotation", "is", null)
    .where("known.account_id", "=", accountId)
    .where("known.region", "=", region)
    .where("known.rule_name", "=", ruleName)
    .whereRef("known.resource_type", "=", "row.resource_type")
    .whereRef("known.resource_id", "=", "row.resource_id")
    .where("known.valid_to", "is", null)
    .where("known.compliance", "=", "NON_COMPLIANT")
    .where("known.evaluated_at", "is not", null);
}

/** What of one rule's failures has no details yet; null when all have. */
export async function unexplainedOf(
  db: Kysely<StoredSchema>,
  { region, ruleName }: StagedRule,
): Promise<UnexplainedFailures | null> {
  const failures = db
    .selectFrom("staged_evaluations")
    .where("region", "=", region)
    .where("rule_name", "=", ruleName)
    .where("compliance", "=", "NON_COMPLIANT");
  const unexplained = failures.where("evaluated_at", "is", null).where("annotation", "is", null);
  const count = ({ fn }: { readonly fn: typeof db.fn }) => fn.countAll<number>().as("rows");
  const without = (await unexplained.select(count).executeTakeFirstOrThrow()).rows;
  if (without === 0) return null;
  const named =
    without > mostNamed
      ? []
      : await unexplained
          .select(["resource_type as resourceType", "resource_id as resourceId"])
          .execute();
  const failing = (await failures.select(count).executeTakeFirstOrThrow()).rows;
  return { ruleName, failing, unexplained: without, named };
}
