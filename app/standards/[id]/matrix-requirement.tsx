import type { Standard } from "../../../lib/posture/standard.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { requirementHref } from "../../_links/hrefs.ts";
import { day } from "../../_words/instants.ts";
import { counted } from "../../_words/numbers.ts";
import { basisWords, partyWords, rulesWords } from "../../_words/standards.ts";
import { partyMark } from "../party-mark.ts";
import { RequirementStatusWord } from "../requirement-status.tsx";
import { AwsHalfLines } from "./aws-half-lines.tsx";
import { EvidenceCell } from "./evidence-cell.tsx";
import type { MatrixRow } from "./matrix-rows.ts";

const indents = ["", "", "sm:pl-8!", "sm:pl-12!", "sm:pl-16!"];

/** Whatever the answer would be, no mark of a row out of scope may shout. */
const outOfScope = "text-mute [&_svg]:opacity-45 [&_svg]:grayscale";

/** One requirement of the matrix, in few elements: a standard has three hundred. Out of scope it is dimmed, and says so. */
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
    <tr className={isOut ? outOfScope : undefined}>
      <th className={indents[depth] ?? "sm:pl-16!"} scope="row">
        <a className={`hover:underline ${isOut ? "" : "font-medium"}`} href={href}>
          <span className="mr-1.5 font-mono font-normal text-mute text-xs">{requirement.id}</span>
          {requirement.title}
        </a>
        <Labels row={row} standard={standard} />
        <span className="block text-mute text-xs md:hidden print:hidden">{inShort(row)}</span>
      </th>
      <td className={`max-md:hidden print:table-cell ${partyMark[assessment.responsibility]}`}>
        <Split row={row} />
      </td>
      <td className="max-md:w-28">
        <RequirementStatusWord
          inPart={row.inPart}
          isOutOfScope={isOut}
          status={assessment.status}
        />
      </td>
      <td className="text-xs max-md:hidden print:table-cell">
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
      {partyWords[assessment.responsibility]}{" "}
      <span className="text-mute text-xs">{basisWords[assessment.basis]}</span>
      {how !== null && (
        <AwsText className="line-clamp-3 text-mute text-xs print:line-clamp-none" text={how} />
      )}
    </>
  );
}

function Review({ row }: { readonly row: MatrixRow }) {
  const { components, lastReviewedOn } = row.assessment;
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
