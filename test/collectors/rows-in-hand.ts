/** A collection's rows in memory: what a store would do with them, said as plainly as it can be. */
import type {
  CollectedEvaluation,
  CollectedRows,
  FailureDetail,
  KnownFindings,
} from "../../lib/posture/collected-rows.ts";
import type { DetailedFinding, Instant } from "../../lib/posture/snapshot.ts";

/** What an earlier collection left, by region. */
export interface LeftRows {
  readonly evaluations: ReadonlyMap<string, readonly CollectedEvaluation[]>;
  readonly findings: ReadonlyMap<
    string,
    { readonly rows: readonly DetailedFinding[]; readonly listedAt: Instant | null }
  >;
}

export interface RowsInHand extends CollectedRows {
  /** As they stand now: each resource once under each rule, failures with their details. */
  readonly evaluations: (region: string) => readonly CollectedEvaluation[];
  /** The findings that this collection brought. */
  readonly findings: (region: string) => readonly DetailedFinding[];
  /** What was known before. */
  readonly before: LeftRows;
}

const nothingLeft: LeftRows = { evaluations: new Map(), findings: new Map() };

/** Empty, after what an earlier collection left. */
export function rowsInHand(before: LeftRows = nothingLeft): RowsInHand {
  const evaluations = new Map<string, Map<string, CollectedEvaluation>>();
  const details = new Map<string, Map<string, FailureDetail>>();
  const findings = new Map<string, Map<string, DetailedFinding>>();
  const standing = (region: string) =>
    [...(evaluations.get(region) ?? [])].map(([key, row]) =>
      explained(row, details.get(region)?.get(key)),
    );
  const left = new Map(
    [...before.evaluations].map(([region, rows]) => [
      region,
      new Map(rows.map((row) => [keyOf(row), row])),
    ]),
  );
  return {
    before,
    evaluations: standing,
    findings: (region) => [...(findings.get(region)?.values() ?? [])],
    async keepEvaluations(region, rows) {
      const kept = inRegion(evaluations, region);
      const known = inRegion(details, region);
      for (const row of rows) {
        const key = keyOf(row);
        if (kept.get(key)?.compliance !== "NON_COMPLIANT") kept.set(key, row);
        const then = left.get(region)?.get(key);
        if (!isExplained(row) && !known.has(key) && then !== undefined && isTheSame(row, then))
          known.set(key, then);
      }
      return rows.filter(
        (row) => row.compliance === "NON_COMPLIANT" && !isExplained(row) && !known.has(keyOf(row)),
      );
    },
    async explainFailures(region, given) {
      const known = inRegion(details, region);
      for (const detail of given) known.set(keyOf(detail), detail);
    },
    knownFindings: async (region) => knownOf(before, region),
    async keepFindings(region, given) {
      const kept = inRegion(findings, region);
      for (const finding of given) kept.set(finding.id, finding);
    },
  };
}

type Judged = Pick<FailureDetail, "ruleName" | "resourceType" | "resourceId">;

const keyOf = ({ ruleName, resourceType, resourceId }: Judged) =>
  `${ruleName} ${resourceType} ${resourceId}`;

function inRegion<T>(byRegion: Map<string, Map<string, T>>, region: string): Map<string, T> {
  const found = byRegion.get(region) ?? new Map<string, T>();
  byRegion.set(region, found);
  return found;
}

const isExplained = ({ annotation, evaluatedAt }: CollectedEvaluation) =>
  annotation !== null || evaluatedAt !== null;

/** Whether a failure is the one that the last collection had the details of. */
const isTheSame = (row: CollectedEvaluation, then: CollectedEvaluation) =>
  then.compliance === "NON_COMPLIANT" &&
  then.evaluatedAt !== null &&
  row.capturedAt !== null &&
  row.capturedAt === then.capturedAt;

function explained(row: CollectedEvaluation, detail: FailureDetail | undefined) {
  if (row.compliance !== "NON_COMPLIANT" || detail === undefined) return row;
  const { annotation, evaluatedAt } = detail;
  // The query dates the resource's last change under any rule; this rule's result may be older.
  return { ...row, annotation, evaluatedAt, inStateSince: earlier(row.inStateSince, evaluatedAt) };
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function knownOf({ findings }: LeftRows, region: string): KnownFindings | null {
  const known = findings.get(region);
  if (known === undefined) return null;
  const countOf = (archived: boolean) => {
    const counts = new Map<number, number>();
    for (const { severityScore } of known.rows.filter((row) => row.archived === archived))
      counts.set(severityScore, (counts.get(severityScore) ?? 0) + 1);
    return counts;
  };
  return {
    updatedUntil:
      known.rows
        .map(({ updatedAt }) => updatedAt)
        .toSorted()
        .at(-1) ?? null,
    active: countOf(false),
    archived: countOf(true),
    listedAt: known.listedAt,
    byId: async (ids) =>
      new Map(
        known.rows
          .filter(({ id }) => ids === undefined || ids.includes(id))
          .map(({ id, archived, severityScore }) => [id, { archived, severityScore }]),
      ),
  };
}
