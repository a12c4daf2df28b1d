import type { RuleCompliance } from "../../lib/posture/vocabulary.ts";
import { complianceWords } from "../_words/statuses.ts";

const marks = {
  COMPLIANT: "passing",
  NON_COMPLIANT: "failing",
  INSUFFICIENT_DATA: "notEvaluated",
  NOT_READ: "notEvaluated",
} as const satisfies Record<RuleCompliance, string>;

/**
 * AWS's verdict with the mark of what it means here. No data and not read are both unseen, and so is a
 * good verdict that is not fresh.
 */
export function VerdictWord({
  compliance,
  stale = false,
}: {
  readonly compliance: RuleCompliance;
  /** It was read, but it may no longer hold: the recorder stopped, or this read failed. */
  readonly stale?: boolean;
}) {
  const kept = stale && compliance === "COMPLIANT";
  return (
    <span className={`marked status ${kept ? "notEvaluated" : marks[compliance]}`}>
      {`${complianceWords[compliance]}${kept ? ", not fresh" : ""}`}
    </span>
  );
}
