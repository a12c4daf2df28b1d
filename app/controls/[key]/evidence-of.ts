import type { listResourceEvaluations } from "../../_posture/lists.ts";

type Evaluation = Awaited<ReturnType<typeof listResourceEvaluations>>[number];

/**
 * One verdict as it was read, by AWS's own words for its members, with the calls that tell of it: the first
 * tells the verdicts of a region, the second why one fails, and the verdicts where the first cannot.
 */
export function evidenceOf(evaluation: Evaluation) {
  const { accountId, region, ruleName, resourceType, resourceId } = evaluation;
  return {
    Source: {
      Service: "AWS Config",
      Calls: ["config:SelectResourceConfig", "config:GetComplianceDetailsByConfigRule"],
      AccountId: accountId,
      Region: region,
    },
    ConfigRuleName: ruleName,
    ResourceType: resourceType,
    ResourceId: resourceId,
    ComplianceType: evaluation.compliance,
    Annotation: evaluation.annotation,
    InStateSince: evaluation.inStateSince,
    ResultRecordedTime: evaluation.evaluatedAt,
    SeenByDemarc: { From: evaluation.validFrom, To: evaluation.validTo },
  };
}
