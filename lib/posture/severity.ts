import type { SeverityCounts } from "./posture.ts";
import { type Severity, severities } from "./vocabulary.ts";

/**
 * GuardDuty's number as a word: critical from 9, high from 7, medium from 4, low below. Bounds are
 * tested in falling order, so that 8.95 is somebody's. Source: AWS's finding severity levels.
 */
export function severityOfScore(score: number): Severity {
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "medium";
  return "low";
}

/** Sorts the worst first. */
export function bySeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}

/** Whether `severity` is `floor` or worse. */
export function isAtLeast(severity: Severity, floor: Severity): boolean {
  return bySeverity(severity, floor) <= 0;
}

export function noFindings(): Record<Severity, number> {
  return { critical: 0, high: 0, medium: 0, low: 0 };
}

/** The worst severity that is counted at all; null when nothing is. */
export function worstOf(counts: SeverityCounts): Severity | null {
  return severities.find((severity) => counts[severity] > 0) ?? null;
}
