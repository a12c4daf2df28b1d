import type { Kysely } from "kysely";
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
 * Gives failing rows the details that were staged beside them.
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

/**
 * Failing rows that were not explained this time, because nobody asked or nobody answered, keep the
 * details they have, and with them the date these are of: where AWS has written the verdict down anew
 * since, the next collection asks again. Details of another control are none of this one's: a rule with
 * new parameters may fail for a new reason, and AWS need not write that down.
 */
export async function keepKnownDetails(
  db: Kysely<StoredSchema>,
  { accountId, region, ruleName }: StagedRule,
  control: string,
): Promise<void> {
  await db
    .updateTable("staged_evaluations as row")
    .from("evaluations as known")
    .set(({ ref }) => ({
      annotation: ref("known.annotation"),
      evaluated_at: ref("known.evaluated_at"),
      in_state_since: ref("known.in_state_since"),
      captured_at: ref("known.captured_at"),
    }))
    .where("row.region", "=", region)
    .where("row.rule_name", "=", ruleName)
    .where("row.compliance", "=", "NON_COMPLIANT")
    .where("row.evaluated_at", "is", null)
    .where("row.annotation", "is", null)
    .where("known.account_id", "=", accountId)
    .where("known.region", "=", region)
    .where("known.rule_name", "=", ruleName)
    .where("known.control_key", "=", control)
    .whereRef("known.resource_type", "=", "row.resource_type")
    .whereRef("known.resource_id", "=", "row.resource_id")
    .where("known.valid_to", "is", null)
    .where("known.compliance", "=", "NON_COMPLIANT")
    .where("known.evaluated_at", "is not", null)
    .execute();
}
