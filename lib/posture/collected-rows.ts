/**
 * Where a collection puts rows while AWS is still being asked, and what the last one knew, so that AWS is
 * not asked twice for the same. Every promise is back-pressure: whoever reads asks for the next page only
 * once this one is kept, so no region is ever whole in memory.
 */
import type { DetailedFinding, Evaluation, Instant } from "./snapshot.ts";

/** An evaluation as it comes, with the date by which a later collection tells whether it changed. */
export interface CollectedEvaluation extends Evaluation {
  /**
   * When AWS last wrote down the verdicts on this resource under all rules; it moves with each change of
   * one of them. Null where the read gave none.
   */
  readonly capturedAt: Instant | null;
}

/** Why a resource fails under a rule, and when AWS found it so. */
export interface FailureDetail {
  readonly ruleName: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly annotation: string | null;
  readonly evaluatedAt: Instant | null;
}

/** What the last snapshot knows of GuardDuty's findings in one region. */
export interface KnownFindings {
  /** The latest update among them; null when there are none. */
  readonly updatedUntil: Instant | null;
  /** How many there are of each severity number, archived ones apart. */
  readonly active: ReadonlyMap<number, number>;
  readonly archived: ReadonlyMap<number, number>;
  /** When all of the region's findings were last listed to the end; null if they never were. */
  readonly listedAt: Instant | null;
  /** How each finding counts, by id: of these, or of all. */
  readonly byId: (
    ids?: readonly string[],
  ) => Promise<ReadonlyMap<string, { readonly archived: boolean; readonly severityScore: number }>>;
}

/** Rows of one account, on their way into a snapshot. */
export interface CollectedRows {
  /**
   * Verdicts on resources. One that comes twice stands in its worse verdict. A failing row without details
   * is given those that the last snapshot has of it, where the verdict was not written down anew since;
   * the answer are the rows of these that fail and have none, from there or from this collection so far.
   */
  readonly keepEvaluations: (
    region: string,
    rows: readonly CollectedEvaluation[],
  ) => Promise<readonly CollectedEvaluation[]>;
  /**
   * Details of failing rows, kept already or still to come. What turns out to fail no longer has no use
   * for them.
   */
  readonly explainFailures: (region: string, details: readonly FailureDetail[]) => Promise<void>;
  /** Null when the region's findings were never read. */
  readonly knownFindings: (region: string) => Promise<KnownFindings | null>;
  /** Findings in full. One that comes twice stands as it came last. */
  readonly keepFindings: (region: string, findings: readonly DetailedFinding[]) => Promise<void>;
}
