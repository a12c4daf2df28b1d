/** What differs between two postures of one account, each difference with its cause. */
import type {
  ControlAssessment,
  ControlCounts,
  FindingGroup,
  Posture,
  ReportAssessment,
  SeverityCounts,
} from "./posture.ts";
import type { KeptCoverage } from "./snapshot.ts";
import type { ChangeCause, ControlChangeKind, PillarId, Severity } from "./vocabulary.ts";

/** Where a control stood. */
export type ControlStanding = Pick<
  ControlAssessment,
  | "status"
  | "severity"
  | "pillars"
  | "compliantResources"
  | "nonCompliantResources"
  | "exceptedResources"
>;

/** One control that stands otherwise. */
export interface ControlChange {
  readonly key: string;
  readonly title: string;
  readonly severity: Severity;
  readonly pillars: readonly PillarId[];
  readonly kind: ControlChangeKind;
  /** The one it is counted under. */
  readonly cause: ChangeCause;
  /** Others that had a part in it. */
  readonly alsoBy: readonly ChangeCause[];
  /** Null: it was not there. */
  readonly before: ControlStanding | null;
  /** Null: it is not there any more. */
  readonly after: ControlStanding | null;
}

/** What one cause made of the counts. Added over all causes, they are the difference of the two postures. */
export interface CauseFigures {
  /** Controls that stand otherwise because of it. */
  readonly changed: number;
  /** Controls that fail and did not, or were not there. */
  readonly startedFailing: number;
  /** Controls that failed and do not, or are not there any more. */
  readonly stoppedFailing: number;
  /** After less before. */
  readonly counts: ControlCounts;
  /** After less before, summed over controls. */
  readonly failingResources: number;
}

export type FiguresByCause = Readonly<Record<ChangeCause, CauseFigures>>;

/** Active findings of one type, more or fewer than before. */
export interface FindingChange extends Pick<FindingGroup, "type" | "title" | "severity"> {
  readonly before: number;
  readonly after: number;
  /** `coverage`: a detector among their regions came into sight or went out of it. */
  readonly cause: "activity" | "coverage";
}

export interface ReportChange {
  readonly kind: "new" | "gone" | "expired";
  readonly report: ReportAssessment;
}

/** One source in one region that could be seen better or worse. */
export interface CoverageChange {
  readonly kind: "gained" | "lost" | "changed";
  readonly region: string;
  readonly source: KeptCoverage["source"];
  /** Null: it was not asked for. */
  readonly before: KeptCoverage | null;
  readonly after: KeptCoverage | null;
}

export interface PostureChanges {
  readonly before: Posture["snapshot"];
  readonly after: Posture["snapshot"];
  /** The worst first. */
  readonly controls: readonly ControlChange[];
  readonly byCause: FiguresByCause;
  readonly findings: {
    /** After less before. */
    readonly counts: SeverityCounts;
    readonly groups: readonly FindingChange[];
  };
  readonly reports: readonly ReportChange[];
  readonly coverage: readonly CoverageChange[];
}
