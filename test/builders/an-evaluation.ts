import type { Evaluation } from "../../lib/posture/snapshot.ts";

/** One compliant bucket under the rule that {@link aRule} makes; say only what the test is about. */
export function anEvaluation(given: Partial<Evaluation> = {}): Evaluation {
  return {
    accountId: "111122223333",
    region: "eu-west-1",
    ruleName: "s3-bucket-versioning-enabled",
    resourceType: "AWS::S3::Bucket",
    resourceId: "orders",
    compliance: "COMPLIANT",
    annotation: null,
    inStateSince: "2026-11-01T08:00:00.000Z",
    evaluatedAt: "2026-11-20T08:00:00.000Z",
    ...given,
  };
}
