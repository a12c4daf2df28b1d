import { detectorWasHeard } from "../../posture/coverage.ts";
import { distinct } from "../../posture/order.ts";
import type { Posture, RequirementAssessment } from "../../posture/posture.ts";
import { noteOn, noteOnControl, noteThatStands } from "../../posture/reviews.ts";
import { rulesBehindReader } from "../../posture/rules-behind.ts";
import { referenceOf, type Standard } from "../../posture/standard.ts";
import type { Party } from "../../posture/vocabulary.ts";
import { answerWords, basisWords, evidenceWords } from "../words.ts";
import { awsEvidenceReader } from "./aws-evidence.ts";
import type { MatrixRow } from "./matrix-columns.ts";
import type { MatrixInput } from "./matrix-input.ts";
import { controlNoteWords, exceptionWords, unseenReader } from "./matrix-words.ts";

const managedBy: Readonly<Record<Party, string>> = {
  aws: "AWS",
  customer: "you",
  shared: "shared",
};

/** Writes requirements as lines of the matrix; made once for all of them. */
export function requirementRowReader({
  posture,
  reviews: { notes },
  standards,
}: MatrixInput): (standard: string, requirement: RequirementAssessment) => MatrixRow {
  const behind = rulesBehindReader(posture);
  const awsEvidence = awsEvidenceReader(posture);
  const unseen = unseenReader(posture);
  const services = servicesReader(posture);
  const remarkOn = remarkReader(standards);
  const noteOfRequirement = noteOn(notes);
  const noteOfControl = noteOnControl(notes);
  const { coverage } = posture.judgedBy ?? posture;
  const isHeard = detectorWasHeard(coverage);
  const inForce = posture.exceptions.filter(({ active }) => active);
  return (standard, requirement) => {
    const { responsibility, status, controls: keys } = requirement;
    const rules = behind(requirement);
    const isYours = responsibility !== "aws";
    const remark = remarkOn(standard, requirement.id);
    const note = noteThatStands(noteOfRequirement(standard, requirement.id), requirement);
    return {
      row_type: "requirement",
      requirement: requirement.id,
      title: requirement.title,
      in_scope: requirement.inScope ? "yes" : "no",
      managed_by: managedBy[responsibility],
      how_shared: requirement.how ?? "AWS does no part of it for you.",
      basis: basisWords[requirement.basis],
      components: requirement.components,
      provider: "Amazon Web Services",
      provider_services: services(keys),
      ...awsEvidence(requirement),
      aws_half: requirement.awsHalf === null ? null : evidenceWords[requirement.awsHalf],
      status: answerWords(status, !rules.isWhole),
      rules_deployed: isYours ? rules.deployed : null,
      rules_offered: isYours ? rules.known : null,
      rules: distinct(keys).join(" "),
      rules_missing: isYours ? distinct(rules.missing).join(" ") : null,
      // Where nothing looked, none failing would be a claim.
      failing_resources: isYours && rules.deployed > 0 ? requirement.failingResources : null,
      findings: findingsOf(requirement, isHeard),
      exceptions: inForce
        .filter(({ control }) => keys.includes(control))
        .map(exceptionWords)
        .join("; "),
      not_seen: unseen(requirement, rules),
      remark,
      note: requirement.note === remark ? null : requirement.note,
      last_reviewed_on: requirement.lastReviewedOn,
      reviewer: note?.reviewer ?? null,
      control_notes: distinct(keys)
        .flatMap((key) => controlNoteWords(key, noteOfControl(key)) ?? [])
        .join("; "),
    };
  };
}

/** What Demarc itself cautions of a requirement: nobody is to take it for a reviewer's words. */
function remarkReader(
  standards: readonly Standard[],
): (standard: string, requirement: string) => string | null {
  const remarks = new Map(
    standards.flatMap(({ id, rows }) =>
      rows.flatMap((row) =>
        row.assessable ? [[referenceOf(id, row.id), row.remark] as const] : [],
      ),
    ),
  );
  return (standard, requirement) => remarks.get(referenceOf(standard, requirement)) ?? null;
}

/** Null where no detector was heard: its silence would read as none. */
function findingsOf({ findings }: RequirementAssessment, isHeard: boolean): number | null {
  const active = Object.values(findings).reduce((sum, count) => sum + count, 0);
  return active === 0 && !isHeard ? null : active;
}

/** Services of the resources that some controls judge, by the types their rules name: `S3`, `EC2`. */
function servicesReader(posture: Posture): (keys: readonly string[]) => string {
  const { rules } = posture.judgedBy ?? posture;
  const typesOf = Map.groupBy(rules, ({ control }) => control);
  return (keys) => {
    const types = keys.flatMap((key) =>
      (typesOf.get(key) ?? []).flatMap(({ resourceTypes }) => resourceTypes),
    );
    return distinct(types.flatMap((type) => type.split("::")[1] ?? [])).join(", ");
  };
}
