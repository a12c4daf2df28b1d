import type { RuleSight } from "../../../../lib/posture/coverage.ts";
import type { ControlAssessment } from "../../../../lib/posture/posture.ts";
import type { MappingSource } from "../../../../lib/posture/vocabulary.ts";
import { mappingSourceWords } from "../../../_words/standards.ts";

/**
 * Who says that a deployed control is evidence. A rule of AWS's that the catalogue does not know is
 * evidence for what the rule it looks like is; a custom one, only where the user says so.
 *
 * @param source what the catalogue has of it, if anything
 */
export function whoMapped(
  { identifier }: Pick<ControlAssessment, "identifier">,
  source: MappingSource | undefined,
): string {
  if (source === undefined && identifier !== null) return "by likeness";
  return `by ${mappingSourceWords[source ?? "user"]}`;
}

/** What is said where no rule that speaks for a requirement was seen: not deployed, or not known. */
export function nothingDeployedTitle(known: number, { anyRead, notRead }: RuleSight): string {
  const rules = known === 1 ? "its one rule" : `its ${known} rules`;
  if (!anyRead) return `Whether ${rules} ${known === 1 ? "is" : "are"} deployed is not known`;
  const where = notRead.length > 0 ? " where rules were read" : "";
  return known === 1
    ? `Its one rule is not deployed${where}`
    : `None of ${rules} is deployed${where}`;
}
