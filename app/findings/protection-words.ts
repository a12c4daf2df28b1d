import type { ProtectionPlanAssessment } from "../../lib/posture/posture.ts";
import { planNamed } from "../_words/finding-words.ts";
import { counted } from "../_words/numbers.ts";

/** Plans that can be switched on for themselves and are not known to be on everywhere, the blindest first. */
export function plansNotOn(plans: readonly ProtectionPlanAssessment[]): ProtectionPlanAssessment[] {
  return plans
    .filter(({ kind, off, notRead }) => kind === "plan" && off.length + notRead.length > 0)
    .toSorted(
      (a, b) =>
        b.off.length * b.onlyHere.length - a.off.length * a.onlyHere.length ||
        b.off.length - a.off.length ||
        (a.feature < b.feature ? -1 : 1),
    );
}

/** `Runtime Monitoring is off in 7 of 9 regions: 46 finding types could not be seen there.` */
export function blindnessOf(plan: ProtectionPlanAssessment): string {
  const { on, off, notRead, onlyHere } = plan;
  const regions = counted(on.length + off.length + notRead.length, "region");
  const lost = `${counted(onlyHere.length, "finding type")} could not be seen there`;
  if (off.length > 0)
    return `${planNamed(plan.feature)} is off in ${off.length} of ${regions}: ${lost}.`;
  return `Whether ${planNamed(plan.feature)} is on could not be read in ${notRead.length} of ${regions}.`;
}
