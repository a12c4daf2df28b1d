import type { ReadFailure } from "../read-failure.ts";

/** Roughly the order in which a region is asked, most telling first. */
const operations: readonly string[] = [
  "config:SelectResourceConfig",
  "config:DescribeConformancePacks",
  "config:DescribeConformancePackCompliance",
  "config:GetConformancePackComplianceSummary",
  "config:ListConformancePackComplianceScores",
  "config:DescribeConfigRuleEvaluationStatus",
  "config:DescribeComplianceByConfigRule",
  "config:GetConformancePackComplianceDetails",
  "config:GetComplianceDetailsByConfigRule",
  "config:ListTagsForResource",
];

/**
 * Failures of questions that were asked beside each other, in an order that does not depend on which
 * answer came first: the first one gives the region its reason. What has no place here comes last.
 */
export function inOrderAsked(failures: readonly ReadFailure[]): readonly ReadFailure[] {
  return failures.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function placeOf({ operation }: ReadFailure): number {
  const place = operations.indexOf(operation);
  return place === -1 ? operations.length : place;
}
