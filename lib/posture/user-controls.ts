/** Judges what a SOC report expects of its reader by the controls that its reader mapped to it. */
import { type CustomerStatus, statusOfCustomer } from "./assess-frameworks.ts";
import { configIsComplete } from "./coverage.ts";
import type { UserControl } from "./journal.ts";
import { byTextOf } from "./order.ts";
import type { ControlAssessment, Posture } from "./posture.ts";
import { isReviewOverdue } from "./review-date.ts";
import type { Instant } from "./snapshot.ts";

export interface UserControlAssessment extends UserControl {
  /** `not_automated`: nothing is mapped, so nothing shows it. */
  readonly status: CustomerStatus;
  /** Those of its controls that are deployed. */
  readonly deployed: readonly ControlAssessment[];
  /** Keys of those that are not, or no longer. */
  readonly missing: readonly string[];
  /** All that could be seen was: each of its controls is deployed, and Config was read whole. */
  readonly isWhole: boolean;
  readonly reviewOverdue: boolean;
}

/** Judges every user control, by report, then by where it stands in it. */
export function assessUserControls(
  userControls: readonly UserControl[],
  posture: Pick<Posture, "controls" | "coverage" | "judgedBy">,
  asOf: Instant,
): UserControlAssessment[] {
  const { controls, coverage } = posture.judgedBy ?? posture;
  const isConfigWhole = configIsComplete(coverage);
  const known = new Map(controls.map((control) => [control.key, control]));
  return userControls
    .map((userControl) => {
      const deployed = userControl.controls.flatMap((key) => known.get(key) ?? []);
      const missing = userControl.controls.filter((key) => !known.has(key));
      return {
        ...userControl,
        status: statusOf(deployed, missing.length),
        deployed,
        missing,
        isWhole: isConfigWhole && missing.length === 0,
        reviewOverdue: isReviewOverdue(userControl.lastReviewedOn, asOf),
      };
    })
    .sort(byTextOf(({ report, reference, id }) => [report, reference, id].join("\u0000")));
}

/** As a requirement is judged by its controls; one that is not deployed gives no answer. */
function statusOf(deployed: readonly ControlAssessment[], missing: number): CustomerStatus {
  const status = statusOfCustomer(deployed, noFindings, missing > 0);
  return status === "passing" && missing > 0 ? "not_evaluated" : status;
}

const noFindings = { critical: 0, high: 0, medium: 0, low: 0 };
