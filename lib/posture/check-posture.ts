/** The gate: whether a posture is good enough, and everything that says it is not. */
import type { ControlAssessment, FindingGroup, Posture } from "./posture.ts";
import { countControls } from "./roll-up.ts";
import { bySeverity, isAtLeast } from "./severity.ts";
import type { Severity } from "./vocabulary.ts";

export interface CheckDemand {
  /** This severity or a worse one fails. */
  readonly failOn: Severity;
  /** Percent of the readings, and of the controls, that are to have been seen; null: any will do. */
  readonly minCoverage: number | null;
}

/** Why too little was seen to pass. Shares are fractions of 1. */
export type CheckGap =
  | { readonly kind: "nothing_judged" }
  | { readonly kind: "readings" | "controls"; readonly share: number; readonly asked: number };

export interface PostureCheck extends CheckDemand {
  readonly passed: boolean;
  /** Failing controls that are bad enough, the worst first. */
  readonly controls: readonly ControlAssessment[];
  /** Types of active findings that are bad enough, the worst first. */
  readonly findings: readonly FindingGroup[];
  readonly gaps: readonly CheckGap[];
}

/** An account in which nothing was judged passes no gate, whatever coverage was asked for. */
export function checkPosture(posture: Posture, demand: CheckDemand): PostureCheck {
  const { failOn } = demand;
  const controls = posture.controls
    .filter(({ status, severity }) => status === "failing" && isAtLeast(severity, failOn))
    .sort((a, b) => bySeverity(a.severity, b.severity));
  const findings = posture.findingGroups
    .filter(({ severity }) => isAtLeast(severity, failOn))
    .sort((a, b) => bySeverity(a.severity, b.severity));
  const gaps = gapsOf(posture, demand);
  const passed = controls.length + findings.length + gaps.length === 0;
  return { ...demand, passed, controls, findings, gaps };
}

function gapsOf(posture: Posture, { minCoverage: asked }: CheckDemand): CheckGap[] {
  if (posture.status === "unknown") return [{ kind: "nothing_judged" }];
  if (asked === null) return [];
  const { read, total } = posture.coverageSummary;
  const { controls } = posture;
  const seen = [
    { kind: "readings", seen: read, total },
    {
      kind: "controls",
      seen: controls.length - countControls(controls).notEvaluated,
      total: controls.length,
    },
  ] as const;
  return seen
    .filter((each) => each.total === 0 || isLess(each, asked))
    .map(({ kind, seen, total }) => ({ kind, share: total === 0 ? 0 : seen / total, asked }));
}

/** In whole numbers: 0.29 × 100 is less than 29 on a computer. */
function isLess({ seen, total }: { readonly seen: number; readonly total: number }, asked: number) {
  return seen * 100 < asked * total;
}
