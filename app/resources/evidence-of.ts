import { visibleText } from "../../lib/exports/visible-text.ts";
import type { RuleAssessment } from "../../lib/posture/posture.ts";
import type { listResourceEvaluations } from "../_posture/lists.ts";

type Evaluation = Awaited<ReturnType<typeof listResourceEvaluations>>[number];

/**
 * One verdict as it was read, by AWS's own words for its members, with the calls that tell of it: the first
 * tells the verdicts of a region, the second why one fails, and the verdicts where the first cannot.
 *
 * @param rule as it is deployed now; null when it is gone
 */
export function evidenceOf(evaluation: Evaluation, rule: RuleAssessment | null) {
  const { accountId, region, ruleName, resourceType, resourceId } = evaluation;
  return {
    Source: {
      Service: "AWS Config",
      Calls: ["config:SelectResourceConfig", "config:GetComplianceDetailsByConfigRule"],
      AccountId: accountId,
      Region: region,
    },
    ConfigRuleName: ruleName,
    ConfigRule: rule && {
      ConfigRuleArn: rule.arn,
      SourceIdentifier: rule.identifier,
      ConformancePackName: rule.pack,
    },
    ResourceType: resourceType,
    ResourceId: resourceId,
    ComplianceType: evaluation.compliance,
    Annotation: evaluation.annotation,
    InStateSince: evaluation.inStateSince,
    ResultRecordedTime: evaluation.evaluatedAt,
    SeenByDemarc: {
      Control: evaluation.control,
      From: evaluation.validFrom,
      To: evaluation.validTo,
    },
  };
}

/** JSON to be looked at, line by line, so that nothing in a name can hide or reorder what stands beside it. */
export function visibleJson(json: string): string {
  return json
    .split("\n")
    .map((line) => {
      const text = line.trimStart();
      return " ".repeat(line.length - text.length) + visibleText(text);
    })
    .join("\n");
}
