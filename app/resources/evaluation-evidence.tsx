import { visibleText } from "../../lib/exports/visible-text.ts";
import type { RuleAssessment } from "../../lib/posture/posture.ts";
import { ScrollingText } from "../_components/scrolling-text.tsx";
import { CopyButton } from "../_lists/copy-button.tsx";
import type { listResourceEvaluations } from "../_posture/lists.ts";
import { evidenceOf, visibleJson } from "./evidence-of.ts";

type Evaluation = Awaited<ReturnType<typeof listResourceEvaluations>>[number];

/** What is kept of the verdicts on one resource, as JSON, folded, with their source and times. */
export function EvaluationEvidence({
  evaluations,
  rules,
  title,
}: {
  readonly evaluations: readonly Evaluation[];
  /** Deployed rules, those of these verdicts among them. */
  readonly rules: readonly RuleAssessment[];
  /** Of the control they are about. */
  readonly title: string;
}) {
  const ruleOf = ({ ruleName, region }: Evaluation) =>
    rules.find((rule) => rule.name === ruleName && rule.region === region) ?? null;
  const json = JSON.stringify(
    evaluations.map((evaluation) => evidenceOf(evaluation, ruleOf(evaluation))),
    null,
    2,
  );
  return (
    <details>
      <summary className="min-h-6 text-mute text-sm hover:text-ink">Evidence as JSON</summary>
      <p className="mt-1 flex items-center justify-between gap-2 text-mute text-xs">
        What is kept of these verdicts; the times are UTC.
        <CopyButton text={json} what="the evidence" />
      </p>
      <ScrollingText className="mt-1 max-h-80" label={`Evidence as JSON: ${visibleText(title)}`}>
        {visibleJson(json)}
      </ScrollingText>
    </details>
  );
}
