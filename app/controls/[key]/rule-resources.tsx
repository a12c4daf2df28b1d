import type { RuleAssessment } from "../../../lib/posture/posture.ts";
import type { EvaluationCompliance } from "../../../lib/posture/vocabulary.ts";
import { count } from "../../_words/numbers.ts";
import { ruleResourcesHref } from "./resource-listing.ts";

/** How many resources a rule has of one verdict, as the way to them. Without data that is not none. */
export function RuleResources({
  rule,
  compliance,
}: {
  readonly rule: RuleAssessment;
  readonly compliance: EvaluationCompliance;
}) {
  if (rule.compliance === "INSUFFICIENT_DATA") return "–";
  const resources =
    compliance === "COMPLIANT" ? rule.compliantResources : rule.nonCompliantResources;
  if (resources === 0) return <span className="text-mute">0</span>;
  return (
    <a className="link" href={ruleResourcesHref(rule, compliance)}>
      {count(resources)}
    </a>
  );
}
