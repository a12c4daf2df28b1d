import type { Kysely } from "kysely";
import { isGlobalType } from "../posture/resource.ts";
import type { Evaluation, Instant } from "../posture/snapshot.ts";
import { toInstant, toOptionalInstant } from "./stored-instant.ts";
import type { StoredSchema } from "./stored-schema.ts";

export interface ResourceQuery {
  readonly accountId: string;
  /** For a type that is one resource in every region, any will do. */
  readonly region: string;
  readonly resourceType: string;
  readonly resourceId: string;
}

/** One rule's verdict on a resource, and from when to when Demarc saw it stand. */
export interface ResourceEvaluation extends Evaluation {
  /** Key of the control the rule is a copy of. */
  readonly control: string;
  /** When AWS wrote the verdict down; null when the reading did not say. */
  readonly capturedAt: Instant | null;
  /** End of the first collection that found it. */
  readonly validFrom: Instant;
  /** End of the first collection that found otherwise; null: it stands. */
  readonly validTo: Instant | null;
}

/** Every rule's verdicts on one resource, by rule and region; in each the newest first. */
export async function listResourceEvaluations(
  db: Kysely<StoredSchema>,
  { accountId, region, resourceType, resourceId }: ResourceQuery,
): Promise<ResourceEvaluation[]> {
  const rows = await db
    .selectFrom("evaluations")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("resource_type", "=", resourceType)
    .where("resource_id", "=", resourceId)
    .where("resource_region", "=", isGlobalType(resourceType) ? "global" : region)
    .orderBy("rule_name")
    .orderBy("region")
    .orderBy("valid_from", "desc")
    .execute();
  return rows.map((row) => ({
    accountId,
    region: row.region,
    ruleName: row.rule_name,
    control: row.control_key,
    resourceType: row.resource_type,
    resourceId: row.resource_id,
    compliance: row.compliance,
    annotation: row.annotation,
    inStateSince: toOptionalInstant(row.in_state_since),
    evaluatedAt: toOptionalInstant(row.evaluated_at),
    capturedAt: toOptionalInstant(row.captured_at),
    validFrom: toInstant(row.valid_from),
    validTo: toOptionalInstant(row.valid_to),
  }));
}
