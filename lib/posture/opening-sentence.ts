import type { Posture } from "./posture.ts";
import { type Severity, severities } from "./vocabulary.ts";

/** What the first line of the overview has to say. */
export type Opening =
  /** Something critical, or else high, fails or is active: those first. */
  | {
      readonly kind: "urgent";
      readonly severity: Severity;
      readonly controls: number;
      readonly findings: number;
    }
  /** Only medium and low things are left. */
  | { readonly kind: "smaller"; readonly controls: number; readonly findings: number }
  /** Nothing fails and nothing is active, but not everything was seen. */
  | { readonly kind: "clean_where_seen" }
  /** Measured, all of it, and clean. */
  | { readonly kind: "clean" }
  /** No control was evaluated and no detector was read. */
  | { readonly kind: "unknown" };

/** Chooses the sentence. A clean word needs something measured; an unseen account has none. */
export function openingOf(posture: Posture): Opening {
  const failing = failingBySeverity(posture);
  for (const severity of ["critical", "high"] as const) {
    const controls = failing[severity];
    const findings = posture.findings[severity];
    if (controls + findings > 0) return { kind: "urgent", severity, controls, findings };
  }
  const controls = sum(failing);
  const findings = sum(posture.findings);
  if (controls + findings > 0) return { kind: "smaller", controls, findings };
  if (posture.status === "unknown") return { kind: "unknown" };
  return { kind: posture.status === "met" ? "clean" : "clean_where_seen" };
}

/** Failing controls by severity, each control once. */
export function failingBySeverity(
  posture: Pick<Posture, "controls">,
): Readonly<Record<Severity, number>> {
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const control of posture.controls) {
    if (control.status === "failing") counts[control.severity] += 1;
  }
  return counts;
}

function sum(counts: Readonly<Record<Severity, number>>): number {
  return severities.reduce((total, severity) => total + counts[severity], 0);
}
