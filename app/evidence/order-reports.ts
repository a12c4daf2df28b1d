import type { ReportAssessment } from "../../lib/posture/posture.ts";
import { reportValidities } from "../../lib/posture/vocabulary.ts";

/** Those that speak for one of AWS's items first, then by validity, then by name. */
export function inForceFirst(reports: readonly ReportAssessment[]): ReportAssessment[] {
  const rank = (report: ReportAssessment) => reportValidities.indexOf(report.validity);
  return reports.toSorted(
    (a, b) =>
      Number(a.items.length === 0) - Number(b.items.length === 0) ||
      rank(a) - rank(b) ||
      (a.name < b.name ? -1 : 1),
  );
}
