import type { Standard } from "../../../lib/posture/standard.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { requirementHref } from "../../_links/hrefs.ts";
import { day } from "../../_words/instants.ts";
import { counted } from "../../_words/numbers.ts";
import { basisWords, partyWords, rulesWords } from "../../_words/standards.ts";
import { RequirementStatusWord } from "../requirement-status.tsx";
import { AwsHalfLines } from "./aws-half-lines.tsx";
import { EvidenceCell } from "./evidence-cell.tsx";
import type { MatrixRow } from "./matrix-rows.ts";

const indents = ["", "", "sm:ml-4", "sm:ml-8", "sm:ml-12"];

/** One requirement of the matrix. Out of scope it is dimmed, and says so. */
export function MatrixRequirement({
  row,
  standard,
  reviewed,
}: {
  readonly row: MatrixRow;
  readonly standard: Standard;
  readonly reviewed: boolean;
}) {
  const { row: requirement, assessment, depth } = row;
  const href = requirementHref(standard.id, requirement.id);
  const isOut = !assessment.inScope;
  return (
    <tr className={isOut ? "text-mute" : ""}>
      <th scope="row">
        <div className={indents[depth] ?? "sm:ml-12"}>
          <a className="hover:underline" href={href}>
            <span className="mr-1.5 font-mono text-mute text-xs">{requirement.id}</span>
            <span className={isOut ? "" : "font-medium"}>{requirement.title}</span>
          </a>
          <Labels row={row} standard={standard} />
          <div className="mt-1 md:hidden print:hidden">
            <RequirementStatusWord inPart={row.inPart} status={assessment.status} />
            <span className="block text-mute text-xs">{inShort(row)}</span>
          </div>
        </div>
      </th>
      <td className="max-md:hidden print:table-cell">
        <Split row={row} />
      </td>
      <td className="max-md:hidden print:table-cell">
        <RequirementStatusWord inPart={row.inPart} status={assessment.status} />
      </td>
      <td className="max-md:hidden print:table-cell">
        <EvidenceCell href={href} isAwsHalfElsewhere={reviewed} row={row} />
      </td>
      {reviewed && <Review row={row} />}
    </tr>
  );
}

/** What a narrow screen has room for; the rest is on the requirement's own page. */
function inShort({ assessment, evidence }: MatrixRow): string {
  const { responsibility, failingResources } = assessment;
  const parts = [
    partyWords[responsibility],
    responsibility !== "aws" &&
      evidence.rulesKnown > 0 &&
      rulesWords(evidence.rulesDeployed, evidence.rulesKnown, evidence.ruleSight),
    failingResources > 0 && counted(failingResources, "failing resource"),
    evidence.sources.includes("community") && "community mapping",
  ];
  return parts.filter((part) => part !== false).join(" · ");
}

function Labels({ row, standard }: { readonly row: MatrixRow; readonly standard: Standard }) {
  const { label, scope } = row.row;
  const words = [
    label === null ? undefined : standard.labels[label],
    row.assessment.inScope ? undefined : "out of scope",
    row.assessment.inScope ? undefined : standard.scopes.find(({ id }) => id === scope)?.name,
  ].filter((word) => word !== undefined);
  if (words.length === 0) return null;
  return <span className="block text-mute text-xs">{words.join(" · ")}</span>;
}

function Split({ row: { row, assessment } }: { readonly row: MatrixRow }) {
  const { how } = row.split;
  return (
    <>
      <span
        className={assessment.responsibility === "customer" ? "" : "font-medium text-stone-edge"}
      >
        {partyWords[assessment.responsibility]}
      </span>{" "}
      <span className="text-mute text-xs">{basisWords[assessment.basis]}</span>
      {how !== null && (
        <span className="line-clamp-3 text-mute text-xs print:line-clamp-none">
          <AwsText text={how} />
        </span>
      )}
    </>
  );
}

function Review({ row }: { readonly row: MatrixRow }) {
  const { components, lastReviewedOn } = row.row;
  return (
    <>
      <td className="max-md:hidden print:table-cell">
        <AwsHalfLines row={row} />
      </td>
      <td className="wrap-anywhere text-xs max-md:hidden print:table-cell">
        {components === null ? "–" : <AwsText text={components} />}
      </td>
      <td className="text-xs max-md:hidden print:table-cell">
        {lastReviewedOn === null ? "–" : day(lastReviewedOn)}
      </td>
    </>
  );
}
