import { firstToEnd } from "../../lib/exports/report-name.ts";
import { type RuleSight, ruleSightOf } from "../../lib/posture/coverage.ts";
import type {
  ControlAssessment,
  Posture,
  ReportAssessment,
  RequirementAssessment,
} from "../../lib/posture/posture.ts";
import { rulesBehindReader } from "../../lib/posture/rules-behind.ts";
import type { Agreement } from "../../lib/posture/snapshot.ts";
import type { RuleReference } from "../../lib/posture/standard.ts";
import { evidenceKinds, type MappingSource, mappingSources } from "../../lib/posture/vocabulary.ts";

/** What stands behind a requirement's answer, looked up. */
export interface RequirementEvidence {
  /** Distinct checks that are evidence for part of it: managed rules, and custom ones the user mapped. */
  readonly rulesKnown: number;
  /** Of those, how many some region has, as far as rules were read. */
  readonly rulesDeployed: number;
  readonly ruleSight: RuleSight;
  /** All that could be seen was: every rule that speaks for it is deployed, and Config was read whole. */
  readonly isWhole: boolean;
  /** Who says so, the most trusted first. */
  readonly sources: readonly MappingSource[];
  readonly controls: readonly ControlAssessment[];
  /** Those that end first first; of one day, attestations before what explains them. */
  readonly reports: readonly ReportAssessment[];
  readonly agreements: readonly Agreement[];
}

type SourceOf = Pick<RuleReference, "source">;

/** Looks up what a requirement's assessment only names; made once for a page of many. */
export function evidenceReader(
  posture: Pick<Posture, "controls" | "reports" | "agreements" | "coverage">,
): (
  assessment: Pick<RequirementAssessment, "rules" | "controls" | "evidence">,
  references: readonly SourceOf[],
) => RequirementEvidence {
  const rulesBehind = rulesBehindReader(posture);
  const reports = new Map(posture.reports.map((each) => [`${each.id}:${each.version}`, each]));
  const agreements = new Map(posture.agreements.map((each) => [each.id, each]));
  const ruleSight = ruleSightOf(posture.coverage);
  return (assessment, references) => {
    const { controls, known, deployed, isWhole } = rulesBehind(assessment);
    const said = new Set(references.map(({ source }) => source));
    if (controls.some(({ identifier }) => identifier === null)) said.add("user");
    return {
      rulesKnown: known,
      rulesDeployed: deployed,
      ruleSight,
      isWhole,
      sources: mappingSources.filter((source) => said.has(source)),
      controls,
      reports: firstToEnd(assessment.evidence.flatMap((id) => reports.get(id) ?? []).sort(byKind)),
      agreements: assessment.evidence.flatMap((id) => agreements.get(id) ?? []),
    };
  };
}

function byKind(a: ReportAssessment, b: ReportAssessment): number {
  return rankOf(a) - rankOf(b);
}

function rankOf({ kinds: [kind] }: ReportAssessment): number {
  return kind === undefined ? evidenceKinds.length : evidenceKinds.indexOf(kind);
}
