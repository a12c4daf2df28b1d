import { countedSeverities, SeverityCount } from "../../_components/severity.tsx";
import { count, counted } from "../../_words/numbers.ts";
import { rulesWords } from "../../_words/standards.ts";
import { CommunityMark } from "../community-mark.tsx";
import { AwsHalfLines } from "./aws-half-lines.tsx";
import type { MatrixRow } from "./matrix-rows.ts";

/** What stands behind an answer; each number opens its list on the requirement's own page. */
export function EvidenceCell({
  row,
  href,
  isAwsHalfElsewhere,
}: {
  readonly row: MatrixRow;
  readonly href: string;
  /** The table has a column of its own for AWS's half. */
  readonly isAwsHalfElsewhere: boolean;
}) {
  const { assessment, evidence } = row;
  return (
    <>
      {assessment.responsibility !== "aws" && (
        <>
          {evidence.rulesKnown === 0 ? (
            <span className="text-mute">
              {assessment.status === "not_automated"
                ? "a person attests it"
                : "no rule looks at it"}
            </span>
          ) : (
            <a className="inline-flex min-h-6 items-center hover:underline" href={`${href}#rules`}>
              {rulesWords(evidence.rulesDeployed, evidence.rulesKnown, evidence.ruleSight)}
              {evidence.rulesDeployed > 0 && " deployed"}
            </a>
          )}{" "}
          <CommunityMark sources={evidence.sources} />
          {assessment.failingResources > 0 && (
            <a className="flex min-h-6 items-center gap-1 hover:underline" href={`${href}#rules`}>
              <b className="font-semibold">{count(assessment.failingResources)}</b>
              {assessment.failingResources === 1 ? "failing resource" : "failing resources"}
            </a>
          )}
          <Findings href={href} row={row} />
        </>
      )}
      {!isAwsHalfElsewhere && <AwsHalfLines row={row} />}
    </>
  );
}

function Findings({ row, href }: { readonly row: MatrixRow; readonly href: string }) {
  const { findings } = row.assessment;
  const severities = countedSeverities(findings);
  if (severities.length === 0) return null;
  const all = severities.reduce((sum, severity) => sum + findings[severity], 0);
  return (
    <a
      className="flex min-h-6 flex-wrap items-center gap-x-2 hover:underline"
      href={`${href}#findings`}
    >
      {counted(all, "active finding")}
      {severities.map((severity) => (
        <SeverityCount key={severity} severity={severity} value={count(findings[severity])} />
      ))}
    </a>
  );
}
