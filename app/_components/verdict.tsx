import type { RuleCompliance } from "../../lib/posture/vocabulary.ts";
import { complianceWords } from "../_words/statuses.ts";
import { StatusMark } from "./status.tsx";

const marks = {
  COMPLIANT: "passing",
  NON_COMPLIANT: "failing",
  INSUFFICIENT_DATA: "notEvaluated",
  NOT_READ: "notEvaluated",
} as const satisfies Record<RuleCompliance, string>;

/** AWS's verdict with the mark of what it means here; no data and not read are both unseen. */
export function VerdictWord({ compliance }: { readonly compliance: RuleCompliance }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-sm">
      <StatusMark status={marks[compliance]} />
      {complianceWords[compliance]}
    </span>
  );
}
