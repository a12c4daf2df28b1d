/** What is known already of why something fails. */
import type { CollectedEvaluation } from "../posture/collected-rows.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { toOptionalMilliseconds } from "./stored-instant.ts";
import type { EvaluationTable } from "./stored-schema.ts";
import { storable } from "./stored-text.ts";

export type KeptDetails = Pick<EvaluationTable, "annotation" | "evaluated_at" | "in_state_since">;

/**
 * `explained`: nothing is to be asked, the row has its details or they were staged before it came;
 * `kept`: the last snapshot has them; `unexplained`: nobody does.
 */
export type Recalled =
  | { readonly kind: "explained" | "unexplained" }
  | { readonly kind: "kept"; readonly details: KeptDetails };

const stagedDetail = `
  select 1 from staged_details
  where region = ? and rule_name = ? and resource_type = ? and resource_id = ?
    and (annotation is not null or evaluated_at is not null)`;

/** Of a verdict that was not written down anew: the record has the date it had. */
const keptDetails = `
  select annotation, evaluated_at, in_state_since from evaluations
  where account_id = ? and region = ? and rule_name = ? and resource_type = ? and resource_id = ?
    and valid_to is null and compliance = 'NON_COMPLIANT' and evaluated_at is not null
    and captured_at = ?`;

const explained: Recalled = { kind: "explained" };
const unexplained: Recalled = { kind: "unexplained" };

/** Looks for the details of one row after the other. Needs the staging tables. */
export function createRecall(
  { lookUp }: Connection,
  accountId: string,
): (region: string, row: CollectedEvaluation) => Recalled {
  const findStaged = lookUp(stagedDetail);
  const findKept = lookUp<KeptDetails>(keptDetails);
  return (region, row) => {
    if (row.compliance !== "NON_COMPLIANT") return explained;
    if (row.annotation !== null || row.evaluatedAt !== null) return explained;
    const place = [
      region,
      storable(row.ruleName),
      storable(row.resourceType),
      storable(row.resourceId),
    ];
    if (findStaged(place) !== null) return explained;
    const capturedAt = toOptionalMilliseconds(row.capturedAt);
    const details = capturedAt === null ? null : findKept([accountId, ...place, capturedAt]);
    return details === null ? unexplained : { kind: "kept", details };
  };
}
