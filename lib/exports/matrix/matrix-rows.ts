import type { FrameworkAssessment, Posture } from "../../posture/posture.ts";
import { assessUserControls, type UserControlAssessment } from "../../posture/user-controls.ts";
import { byId } from "../order-rows.ts";
import { userControlWords } from "../words.ts";
import type { MatrixRow } from "./matrix-columns.ts";
import type { MatrixInput } from "./matrix-input.ts";
import { placeWords, unseenOfUserControlReader, whyNotWhole } from "./matrix-words.ts";
import { requirementRowReader } from "./requirement-row.ts";

/**
 * Writes the lines of one standard after another, in the standard's order. Below each criterion of SOC 2
 * stand the user controls that support it; those that name no criterion of it come last.
 */
export function matrixRowsReader(
  input: MatrixInput,
): (framework: FrameworkAssessment) => MatrixRow[] {
  const { posture, reviews } = input;
  const requirementRow = requirementRowReader(input);
  const userControls = assessUserControls(reviews.userControls, posture, posture.asOf);
  const unseen = unseenOfUserControlReader(posture);
  const userControlRow = (userControl: UserControlAssessment, criterion: string) => ({
    ...rowOfUserControl(userControl, criterion),
    not_seen: unseen(userControl),
  });
  return ({ id, controls }) => {
    if (!id.startsWith("soc-2")) return controls.map((each) => requirementRow(id, each));
    const criteria = new Set(controls.map((criterion) => criterion.id));
    const elsewhere = userControls.filter(
      (userControl) => !userControl.criteria.some((criterion) => criteria.has(criterion)),
    );
    return [
      ...controls.flatMap((each) => [
        requirementRow(id, each),
        ...userControls
          .filter((userControl) => userControl.criteria.includes(each.id))
          .map((userControl) => userControlRow(userControl, each.id)),
      ]),
      ...elsewhere.map((userControl) => userControlRow(userControl, "")),
    ];
  };
}

function rowOfUserControl(userControl: UserControlAssessment, criterion: string): MatrixRow {
  const { report, reference, text, owner, deployed, missing, controls } = userControl;
  const [only, ...more] = deployed;
  return {
    row_type: "user_control",
    requirement: criterion,
    title: text,
    in_scope: "yes",
    managed_by: "you",
    how_shared: "AWS’s SOC report expects it of its readers (complementary user-entity control).",
    basis: "the report, in your words",
    provider: "Amazon Web Services",
    aws_evidence: [report, reference].filter((part) => part !== "").join(", "),
    status: userControlWords(userControl),
    rules_deployed: deployed.length,
    rules_offered: controls.length,
    rules: deployed.map(({ key }) => key).join(" "),
    rules_missing: missing.join(" "),
    // Of several controls, resources may be the same: their sum would count some twice.
    failing_resources: only && more.length === 0 ? only.nonCompliantResources : null,
    remark: userControl.reviewOverdue ? "Review overdue: no review within a year." : "",
    last_reviewed_on: userControl.lastReviewedOn,
    owner,
  };
}

/** A line for each reading that was not whole: what it would have told is in no line above. */
export function notSeenRows({ coverage }: Posture): MatrixRow[] {
  const unseen = coverage.filter(({ state }) => state !== "read");
  return byId(unseen, ({ source, region }) => [source, region]).map((row) => ({
    row_type: "not_seen",
    title: placeWords(row),
    status: row.state,
    not_seen: whyNotWhole(row),
  }));
}
