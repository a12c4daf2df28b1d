/** How a reading's rows find their details, told over in plain loops and maps. */
import type { CollectedEvaluation, FailureDetail } from "../../lib/posture/collected-rows.ts";
import type { Instant } from "../../lib/posture/snapshot.ts";
import type { KeptRows } from "../builders/an-observation.ts";

type Place = Pick<CollectedEvaluation, "ruleName" | "resourceType" | "resourceId">;

/** Names a row within its region. */
export function placeOf({ ruleName, resourceType, resourceId }: Place): string {
  return `${ruleName}/${resourceType}/${resourceId}`;
}

/**
 * A reading's rows with all that is known of them, by {@link placeOf}, staged as `collecting.ts` does:
 * half of the details before the rows, the other half after them.
 */
export function explainedRows(
  { evaluations, details }: KeptRows,
  known: ReadonlyMap<string, CollectedEvaluation>,
): ReadonlyMap<string, CollectedEvaluation> {
  const rows = new Map<string, CollectedEvaluation>();
  const early = new Map(
    details.slice(0, details.length / 2).map((detail) => [placeOf(detail), detail]),
  );
  for (const bare of evaluations) {
    const place = placeOf(bare);
    const row = saysWhy(early.get(place)) ? bare : recalled(bare, known.get(place));
    const before = rows.get(place);
    if (before === undefined || standsOver(row, before)) rows.set(place, row);
  }
  explain(rows, details);
  for (const [place, row] of rows) {
    const before = known.get(place);
    if (!lacksDetails(row) || !before || !hasDetails(before)) continue;
    const { annotation, evaluatedAt, inStateSince, capturedAt } = before;
    rows.set(place, { ...row, annotation, evaluatedAt, inStateSince, capturedAt });
  }
  return rows;
}

const saysWhy = (detail: FailureDetail | undefined) =>
  detail !== undefined && (detail.annotation !== null || detail.evaluatedAt !== null);

/** With the details that are known of it, where its verdict was not written down anew since. */
function recalled(
  row: CollectedEvaluation,
  before: CollectedEvaluation | undefined,
): CollectedEvaluation {
  if (!lacksDetails(row) || !before || !hasDetails(before)) return row;
  if (row.capturedAt === null || row.capturedAt !== before.capturedAt) return row;
  const { annotation, evaluatedAt, inStateSince } = before;
  return { ...row, annotation, evaluatedAt, inStateSince };
}

/** The same row as a later collection finds it: null when it is a change. */
export function unchanged(
  known: CollectedEvaluation,
  row: CollectedEvaluation,
): CollectedEvaluation | null {
  if (known.compliance !== row.compliance || known.annotation !== row.annotation) return null;
  const explainedAtLast =
    row.compliance === "NON_COMPLIANT" && known.evaluatedAt === null && row.evaluatedAt !== null;
  return explainedAtLast ? null : { ...known, capturedAt: row.capturedAt ?? known.capturedAt };
}

function standsOver(row: CollectedEvaluation, before: CollectedEvaluation): boolean {
  if (row.compliance !== "NON_COMPLIANT") return false;
  if (before.compliance !== "NON_COMPLIANT") return true;
  return row.evaluatedAt !== null || before.evaluatedAt === null;
}

function explain(rows: Map<string, CollectedEvaluation>, details: readonly FailureDetail[]): void {
  const latest = new Map(details.map((detail) => [placeOf(detail), detail]));
  for (const [place, { annotation, evaluatedAt }] of latest) {
    const row = rows.get(place);
    if (row?.compliance !== "NON_COMPLIANT") continue;
    const inStateSince = earlier(row.inStateSince, evaluatedAt);
    rows.set(place, { ...row, annotation, evaluatedAt, inStateSince });
  }
}

function lacksDetails(row: CollectedEvaluation): boolean {
  return row.compliance === "NON_COMPLIANT" && row.evaluatedAt === null && row.annotation === null;
}

function hasDetails(row: CollectedEvaluation): boolean {
  return row.compliance === "NON_COMPLIANT" && row.evaluatedAt !== null;
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
