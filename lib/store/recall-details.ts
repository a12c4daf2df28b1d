/** What is known already of why something fails. */
import type { CollectedEvaluation } from "../posture/collected-rows.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { toOptionalMilliseconds } from "./stored-instant.ts";
import { storable } from "./stored-text.ts";

const stagedDetail = `
  select 1 from staged_details
  where region = ? and rule_name = ? and resource_type = ? and resource_id = ?
    and (annotation is not null or evaluated_at is not null)`;

/** Of a verdict that was not written down anew: the record has the date it had. */
const keptDetails = `
  select 1 from evaluations
  where account_id = ? and region = ? and rule_name = ? and resource_type = ? and resource_id = ?
    and valid_to is null and compliance = 'NON_COMPLIANT' and evaluated_at is not null
    and captured_at = ?`;

/**
 * Looks for the details of one row after the other. Needs the staging tables.
 *
 * @returns whether nothing is to be asked: the row does not fail, it has its details, or they were staged
 * before it came, or the last snapshot has them
 */
export function createRecall(
  { lookUp }: Connection,
  accountId: string,
): (region: string, row: CollectedEvaluation) => boolean {
  const findStaged = lookUp(stagedDetail);
  const findKept = lookUp(keptDetails);
  return (region, row) => {
    if (row.compliance !== "NON_COMPLIANT") return true;
    if (row.annotation !== null || row.evaluatedAt !== null) return true;
    const place = [
      region,
      storable(row.ruleName),
      storable(row.resourceType),
      storable(row.resourceId),
    ];
    if (findStaged(place) !== null) return true;
    const capturedAt = toOptionalMilliseconds(row.capturedAt);
    return capturedAt !== null && findKept([accountId, ...place, capturedAt]) !== null;
  };
}
