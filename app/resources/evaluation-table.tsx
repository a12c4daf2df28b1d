import type { ControlAssessment, Posture } from "../../lib/posture/posture.ts";
import { bySeverity } from "../../lib/posture/severity.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { DataTable } from "../_components/data-table.tsx";
import { Moment } from "../_components/moment.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { VerdictWord } from "../_components/verdict.tsx";
import { controlHref } from "../_links/hrefs.ts";
import type { listResourceEvaluations } from "../_posture/lists.ts";
import { day } from "../_words/instants.ts";

type ResourceEvaluation = Awaited<ReturnType<typeof listResourceEvaluations>>[number];

/** Every rule's verdict on one resource, with when it was made and how long it stood. */
export function EvaluationTable({
  evaluations,
  posture,
  caption,
}: {
  readonly evaluations: readonly ResourceEvaluation[];
  readonly posture: Posture;
  readonly caption: string;
}) {
  const controls = new Map(posture.controls.map((control) => [control.key, control]));
  return (
    <DataTable
      caption={caption}
      captionShown
      columns={[
        { name: "Control and rule" },
        { name: "Severity", narrow: "hide" },
        { name: "Verdict" },
        { name: "Why", narrow: "hide" },
        { name: "In this state since", numeric: true, narrow: "hide" },
        { name: "Seen by Demarc", numeric: true, narrow: "hide" },
      ]}
    >
      {evaluations.toSorted(failingFirst(controls)).map((evaluation) => {
        const control = controls.get(evaluation.control);
        return (
          <tr key={`${evaluation.region} ${evaluation.ruleName} ${evaluation.validFrom}`}>
            <th scope="row">
              <a className="font-medium hover:underline" href={controlHref(evaluation.control)}>
                <AwsText text={control?.title ?? evaluation.control} />
              </a>
              <span className="block text-mute text-xs">
                <AwsText text={evaluation.ruleName} />{" "}
                <span className="whitespace-nowrap">· {evaluation.region}</span>
              </span>
              <span className="mt-0.5 block text-mute text-xs md:hidden">
                <Standing evaluation={evaluation} />
              </span>
            </th>
            <td className="max-md:hidden">
              {control === undefined ? "–" : <SeverityWord severity={control.severity} />}
            </td>
            <td>
              <VerdictWord compliance={evaluation.compliance} />
            </td>
            <td className="max-md:hidden">
              {evaluation.annotation === null ? (
                <span className="text-mute">–</span>
              ) : (
                <AwsText text={evaluation.annotation} />
              )}
            </td>
            <td className="whitespace-nowrap text-right max-md:hidden">
              {evaluation.inStateSince === null ? "–" : day(evaluation.inStateSince)}
            </td>
            <td className="text-right max-md:hidden">
              <Standing evaluation={evaluation} />
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}

/** Failing before passing, the worst severity first; in each the order the store gives. */
function failingFirst(controls: ReadonlyMap<string, ControlAssessment>) {
  const severityOf = (evaluation: ResourceEvaluation) =>
    controls.get(evaluation.control)?.severity ?? "low";
  return (a: ResourceEvaluation, b: ResourceEvaluation) =>
    Number(a.compliance === "COMPLIANT") - Number(b.compliance === "COMPLIANT") ||
    bySeverity(severityOf(a), severityOf(b));
}

function Standing({ evaluation }: { readonly evaluation: ResourceEvaluation }) {
  return (
    <>
      from <Moment at={evaluation.validFrom} />
      {evaluation.validTo !== null && (
        <span className="block">
          to <Moment at={evaluation.validTo} />
        </span>
      )}
    </>
  );
}
