import { distinct } from "./order.ts";
import type { WatchAssessment } from "./posture.ts";
import type { Coverage, Detector } from "./snapshot.ts";

/** Comes with every detector, cannot be switched off, and is on no detector's list. */
export const withEveryDetector = "EXTENDED_THREAT_DETECTION";

/**
 * Where a feature watches. A region whose detector does not list the feature is in neither list: AWS does not offer it there.
 *
 * @param guardduty the coverage rows of GuardDuty alone
 */
export function watchOf(
  feature: string,
  detectors: readonly Detector[],
  guardduty: readonly Coverage[],
): WatchAssessment {
  const detectorIn = new Map(detectors.map((detector) => [detector.region, detector]));
  const on: string[] = [];
  const off: string[] = [];
  const notRead: string[] = [];
  for (const row of guardduty) {
    if (row.state === "not_set_up") off.push(row.region);
    // A detector whose findings were refused may watch: what it saw was not heard.
    else if (row.state !== "read") notRead.push(row.region);
    else {
      const status = statusOf(feature, detectorIn.get(row.region));
      if (status === "ENABLED") on.push(row.region);
      if (status === "DISABLED") off.push(row.region);
    }
  }
  return { feature, on: distinct(on), off: distinct(off), notRead: distinct(notRead) };
}

function statusOf(feature: string, detector: Detector | undefined): "ENABLED" | "DISABLED" | null {
  if (detector === undefined || detector.status === "DISABLED") return "DISABLED";
  if (feature === withEveryDetector) return "ENABLED";
  return detector.features.find(({ name }) => name === feature)?.status ?? null;
}
