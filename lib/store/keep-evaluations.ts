import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import { controlKeyOf } from "../posture/control-key.ts";
import type { Rule } from "../posture/snapshot.ts";
import { inChunks } from "./in-chunks.ts";
import type { StagedEvaluationTable, StoredSchema } from "./stored-schema.ts";
import { storable } from "./stored-text.ts";

/** Tells the staging tables which rules were listed in a region, and whose rows are to be replaced. */
export async function stageRules(
  trx: Kysely<StoredSchema>,
  region: string,
  rules: readonly Rule[],
): Promise<void> {
  await trx.insertInto("staged_regions").values({ reading: "rules", region }).execute();
  const rows = new Map(
    rules.map((rule) => [
      storable(rule.name),
      {
        region,
        name: storable(rule.name),
        control_key: storable(controlKeyOf(rule)),
        replaces: rule.state.kind === "not_read" ? 0 : 1,
        holds_rows: rule.state.kind === "evaluated" ? 1 : 0,
      },
    ]),
  );
  for (const some of inChunks([...rows.values()])) {
    await trx
      .insertInto("staged_rules")
      .values([...some])
      .execute();
  }
}

/**
 * Makes what was staged the current rows of every region whose rules were listed, by writing only what
 * differs in verdict, annotation or control, and failures that are explained at last. When AWS wrote
 * down a verdict that stayed is noted in place. Rows of a rule that could not be read stay; rows of a rule
 * that is gone, or for which AWS has no result now, are closed. Staged rows of a rule that was not
 * listed as evaluated are left out: AWS lists rules and results at different moments.
 *
 * @param at the snapshot's instant, in milliseconds
 */
export async function keepEvaluations(
  trx: Kysely<StoredSchema>,
  accountId: string,
  at: number,
): Promise<void> {
  await closeOutdated(trx, accountId, at);
  await noteCaptured(trx, accountId);
  await openUnderNewControl(trx, accountId, at);
  await openNew(trx, accountId, at);
}

function closeOutdated(trx: Kysely<StoredSchema>, accountId: string, at: number) {
  return trx
    .updateTable("evaluations")
    .set({ valid_to: at })
    .where("account_id", "=", accountId)
    .where("valid_to", "is", null)
    .where("region", "in", (regions) =>
      regions.selectFrom("staged_regions").select("region").where("reading", "=", "rules"),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("staged_rules as rule")
            .select(sql.lit(1).as("stays"))
            .whereRef("rule.region", "=", "evaluations.region")
            .whereRef("rule.name", "=", "evaluations.rule_name")
            .whereRef("rule.control_key", "=", "evaluations.control_key")
            .where((eb) =>
              eb.or([
                eb("rule.replaces", "=", 0),
                eb.and([
                  eb("rule.holds_rows", "=", 1),
                  eb.exists(
                    eb
                      .selectFrom("staged_evaluations as row")
                      .select(sql.lit(1).as("same"))
                      .whereRef("row.region", "=", "evaluations.region")
                      .whereRef("row.rule_name", "=", "evaluations.rule_name")
                      .whereRef("row.resource_type", "=", "evaluations.resource_type")
                      .whereRef("row.resource_id", "=", "evaluations.resource_id")
                      .whereRef("row.compliance", "=", "evaluations.compliance")
                      .whereRef("row.annotation", "is not distinct from", "evaluations.annotation")
                      .where((row) => row.not(explainedAtLast(row))),
                  ),
                ]),
              ]),
            ),
        ),
      ),
    )
    .execute();
}

/** A failure without details until now: unless they are kept, AWS would be asked for them each time. */
function explainedAtLast(
  eb: ExpressionBuilder<StoredSchema & { row: StagedEvaluationTable }, "evaluations" | "row">,
) {
  return eb.and([
    eb("row.compliance", "=", "NON_COMPLIANT"),
    eb("row.evaluated_at", "is not", null),
    eb("evaluations.evaluated_at", "is", null),
  ]);
}

/** A verdict that stayed may have been written down anew: no change, but what the next collection goes by. */
function noteCaptured(trx: Kysely<StoredSchema>, accountId: string) {
  return (
    trx
      .updateTable("evaluations")
      .from("staged_evaluations as row")
      .innerJoin("staged_rules as rule", (join) =>
        join.onRef("rule.region", "=", "row.region").onRef("rule.name", "=", "row.rule_name"),
      )
      .set(({ ref }) => ({ captured_at: ref("row.captured_at") }))
      .where("rule.holds_rows", "=", 1)
      .where("row.captured_at", "is not", null)
      .where("evaluations.account_id", "=", accountId)
      // Says what the join says already, and so keeps the planner from going through the past.
      .where("evaluations.region", "in", (regions) =>
        regions.selectFrom("staged_regions").select("region").where("reading", "=", "rules"),
      )
      .whereRef("evaluations.region", "=", "row.region")
      .whereRef("evaluations.rule_name", "=", "row.rule_name")
      .whereRef("evaluations.resource_type", "=", "row.resource_type")
      .whereRef("evaluations.resource_id", "=", "row.resource_id")
      .where("evaluations.valid_to", "is", null)
      .whereRef("evaluations.captured_at", "is distinct from", "row.captured_at")
      .execute()
  );
}

const evaluationColumns = [
  "account_id",
  "region",
  "rule_name",
  "control_key",
  "resource_type",
  "resource_id",
  "resource_region",
  "compliance",
  "annotation",
  "in_state_since",
  "evaluated_at",
  "captured_at",
  "valid_from",
] as const;

/** A rule whose parameters changed and whose results could not be read: its rows go on under the new key. */
function openUnderNewControl(trx: Kysely<StoredSchema>, accountId: string, at: number) {
  return trx
    .insertInto("evaluations")
    .columns(evaluationColumns)
    .expression((eb) =>
      eb
        .selectFrom("evaluations as old")
        .innerJoin("staged_rules as rule", (join) =>
          join.onRef("rule.region", "=", "old.region").onRef("rule.name", "=", "old.rule_name"),
        )
        .select([
          "old.account_id",
          "old.region",
          "old.rule_name",
          "rule.control_key",
          "old.resource_type",
          "old.resource_id",
          "old.resource_region",
          "old.compliance",
          "old.annotation",
          "old.in_state_since",
          "old.evaluated_at",
          // Why it failed was said of other parameters: the next collection asks again.
          sql<null>`null`.as("captured_at"),
          eb.val(at).as("valid_from"),
        ])
        .where("old.account_id", "=", accountId)
        .where("old.valid_to", "=", at)
        .where("rule.replaces", "=", 0),
    )
    .execute();
}

function openNew(trx: Kysely<StoredSchema>, accountId: string, at: number) {
  return trx
    .insertInto("evaluations")
    .columns(evaluationColumns)
    .expression((eb) =>
      eb
        .selectFrom("staged_evaluations as row")
        .innerJoin("staged_rules as rule", (join) =>
          join.onRef("rule.region", "=", "row.region").onRef("rule.name", "=", "row.rule_name"),
        )
        .select([
          eb.val(accountId).as("account_id"),
          "row.region",
          "row.rule_name",
          "rule.control_key",
          "row.resource_type",
          "row.resource_id",
          "row.resource_region",
          "row.compliance",
          "row.annotation",
          "row.in_state_since",
          "row.evaluated_at",
          "row.captured_at",
          eb.val(at).as("valid_from"),
        ])
        .where("rule.holds_rows", "=", 1)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("evaluations as current")
                .select(sql.lit(1).as("known"))
                .where("current.account_id", "=", accountId)
                .whereRef("current.region", "=", "row.region")
                .whereRef("current.rule_name", "=", "row.rule_name")
                .whereRef("current.resource_type", "=", "row.resource_type")
                .whereRef("current.resource_id", "=", "row.resource_id")
                .where("current.valid_to", "is", null),
            ),
          ),
        ),
    )
    .execute();
}
