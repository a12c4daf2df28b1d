import type { Posture, ReportAssessment, RequirementAssessment } from "../../posture/posture.ts";
import type { Agreement } from "../../posture/snapshot.ts";
import { validityWords } from "../words.ts";
import type { MatrixRow } from "./matrix-columns.ts";

type AwsEvidence = Pick<
  MatrixRow,
  "aws_evidence" | "aws_evidence_period" | "aws_evidence_validity"
>;

/**
 * What speaks for AWS's half, by its reference in Artifact: an assessor fetches it there by that. What
 * stands first in one column stands first in the others.
 */
export function awsEvidenceReader({
  reports,
  agreements,
}: Pick<Posture, "reports" | "agreements">): (of: RequirementAssessment) => AwsEvidence {
  const known = new Map<string, Spoken>([
    ...reports.map((report) => [`${report.id}:${report.version}`, ofReport(report)] as const),
    ...agreements.map((agreement) => [agreement.id, ofAgreement(agreement)] as const),
  ]);
  return ({ evidence }) => {
    const spoken = evidence.toSorted().flatMap((id) => known.get(id) ?? []);
    const column = (of: keyof Spoken) => spoken.map((each) => each[of]).join("; ");
    return {
      aws_evidence: column("reference"),
      aws_evidence_period: column("period"),
      aws_evidence_validity: column("validity"),
    };
  };
}

interface Spoken {
  readonly reference: string;
  readonly period: string;
  readonly validity: string;
}

function ofReport(report: ReportAssessment): Spoken {
  const { periodStart, periodEnd, validUntil } = report;
  const until = validUntil === null ? "" : ` until ${dayOf(validUntil)}`;
  return {
    reference: `${report.name} (${report.id}, version ${report.version})`,
    period: spanOf(periodStart, periodEnd),
    validity: `${validityWords[report.validity]}${until}`,
  };
}

function ofAgreement({ name, id, effectiveStart, effectiveEnd }: Agreement): Spoken {
  return {
    reference: `${name} (${id})`,
    period: spanOf(effectiveStart, effectiveEnd),
    validity: "in force",
  };
}

function spanOf(from: string | null, to: string | null): string {
  if (from === null && to === null) return "not stated";
  return `${from === null ? "not stated" : dayOf(from)} to ${to === null ? "no end stated" : dayOf(to)}`;
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}
