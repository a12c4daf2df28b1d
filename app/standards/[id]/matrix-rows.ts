import { readRulesFor } from "../../../lib/read-catalogue.ts";
import type { StandingStandard } from "../find-standard.ts";
import { evidenceReader, type RequirementEvidence } from "../requirement-evidence.ts";
import type { RequirementLine } from "../standard-sections.ts";

/** A requirement with what stands behind its answer. */
export interface MatrixRow extends RequirementLine {
  readonly evidence: RequirementEvidence;
  /** It passes where seen: rules that speak for it are not deployed, or a region was not read whole. */
  readonly inPart: boolean;
}

/** Looks up what stands behind one requirement after another. */
export function rowReader({
  standard,
  posture,
}: StandingStandard): (line: RequirementLine) => MatrixRow {
  const read = evidenceReader(posture);
  return (line) => {
    const evidence = read(line.assessment, readRulesFor(standard.id, line.row.id));
    const inPart = line.assessment.status === "passing" && !evidence.isWhole;
    return { ...line, evidence, inPart };
  };
}
