import type { SQLOutputValue } from "node:sqlite";
import type { Evaluation } from "../posture/snapshot.ts";
import type { EvaluationCompliance } from "../posture/vocabulary.ts";
import { toOptionalInstant } from "./stored-instant.ts";

/** What an evaluation is read from, in this order. */
export const evaluationColumns = [
  "region",
  "rule_name",
  "resource_type",
  "resource_id",
  "compliance",
  "annotation",
  "in_state_since",
  "evaluated_at",
] as const;

type EvaluationValues = readonly [
  region: string,
  ruleName: string,
  resourceType: string,
  resourceId: string,
  compliance: EvaluationCompliance,
  annotation: string | null,
  inStateSince: number | null,
  evaluatedAt: number | null,
];

/** An evaluation from the values of {@link evaluationColumns}. */
export function evaluationOf(accountId: string, values: readonly SQLOutputValue[]): Evaluation {
  // A strict table holds each column to its type, and the columns are those above.
  const [region, ruleName, resourceType, resourceId, compliance, annotation, since, evaluated] =
    values as unknown as EvaluationValues;
  return {
    accountId,
    region,
    ruleName,
    resourceType,
    resourceId,
    compliance,
    annotation,
    inStateSince: toOptionalInstant(since),
    evaluatedAt: toOptionalInstant(evaluated),
  };
}
