import type {
  ControlCounts,
  RequirementAssessment,
  RequirementCounts,
} from "../../lib/posture/posture.ts";
import type { RequirementStatus } from "../../lib/posture/vocabulary.ts";

/** The answers as pages show them: the customer's from the worst to the unknown, then AWS's. */
export const statusesShown = [
  "failing",
  "passing",
  "not_evaluated",
  "not_automated",
  "excepted",
  "aws_evidenced",
  "aws_not_evidenced",
] as const satisfies readonly RequirementStatus[];

/** How many requirements stand where, in scope or not: the caller chooses which it counts. */
export function countStatuses(
  assessments: readonly Pick<RequirementAssessment, "status">[],
): RequirementCounts {
  const counts: Record<RequirementStatus, number> = {
    failing: 0,
    excepted: 0,
    not_evaluated: 0,
    passing: 0,
    not_automated: 0,
    aws_evidenced: 0,
    aws_not_evidenced: 0,
  };
  for (const { status } of assessments) counts[status] += 1;
  return counts;
}

/** The same as a ratio has them: what no rule can look at is as unknown as what was not evaluated. */
export function asRatioCounts(counts: RequirementCounts): ControlCounts {
  return {
    passing: counts.passing,
    failing: counts.failing,
    notEvaluated: counts.not_evaluated + counts.not_automated,
    excepted: counts.excepted,
    notApplicable: 0,
  };
}
