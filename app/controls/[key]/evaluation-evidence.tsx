import { visibleText } from "../../../lib/exports/visible-text.ts";
import { CopyButton } from "../../_lists/copy-button.tsx";
import type { listResourceEvaluations } from "../../_posture/lists.ts";
import { evidenceOf } from "./evidence-of.ts";

type Evaluation = Awaited<ReturnType<typeof listResourceEvaluations>>[number];

/** What was read of AWS, as JSON, folded, with its source and times. */
export function EvaluationEvidence({
  evaluations,
}: {
  readonly evaluations: readonly Evaluation[];
}) {
  const json = JSON.stringify(evaluations.map(evidenceOf), null, 2);
  // Line by line, so that nothing in a name or an annotation can hide or reorder what stands beside it.
  const lines = json.split("\n").map((line) => {
    const text = line.trimStart();
    return " ".repeat(line.length - text.length) + visibleText(text);
  });
  return (
    <details>
      <summary className="min-h-6 text-mute text-sm">The evidence as JSON</summary>
      <div className="mt-1.5 flex justify-end">
        <CopyButton text={json} what="the evidence" />
      </div>
      <section
        aria-label="The evidence as JSON"
        className="max-h-96 overflow-auto rounded-md bg-well px-3 py-2"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <pre className="font-mono text-2xs">{lines.join("\n")}</pre>
      </section>
    </details>
  );
}
