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
