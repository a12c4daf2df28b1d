import { acceptableUseVerdictWords } from "../../lib/exports/words.ts";
import type { AcceptableUseVerdict } from "../../lib/posture/vocabulary.ts";

/** Mark and word. Silence is neither good nor bad: it gets an empty box, and what is blind is hatched. */
export function AcceptableUseWord({ verdict }: { readonly verdict: AcceptableUseVerdict }) {
  return (
    <span className={`marked status font-medium ${markOf(verdict)}`}>
      {acceptableUseVerdictWords[verdict]}
    </span>
  );
}

function markOf(verdict: AcceptableUseVerdict) {
  switch (verdict) {
    case "evidence":
      return "failing";
    case "no_evidence":
      return "notApplicable";
    case "would_not_notice":
      return "notEvaluated";
    default:
      return verdict satisfies never;
  }
}
