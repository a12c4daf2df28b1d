import type { Instant } from "../../lib/posture/snapshot.ts";
import type { ResourceEvaluation } from "./view-resource.ts";

/** What a control said of a resource from one collection to another. */
export interface PastState {
  /** Null: no copy of it judged the resource then. */
  readonly compliance: ResourceEvaluation["compliance"] | null;
  readonly from: Instant;
  /** Null: it stands. */
  readonly to: Instant | null;
  /** AWS's words with it; null when it gave none. Hostile until escaped. */
  readonly annotation: string | null;
}

/**
 * The states of one control on one resource, newest first, made of its copies' intervals: at each moment
 * the worst of those that stood. Neighbours that say the same are one.
 */
export function statesOf(evaluations: readonly ResourceEvaluation[]): PastState[] {
  const edges = new Set(evaluations.flatMap((row) => [row.validFrom, row.validTo ?? []].flat()));
  const moments = [...edges].sort();
  const states: PastState[] = [];
  for (const [index, from] of moments.entries()) {
    const standing = evaluations.filter(
      (row) => row.validFrom <= from && (row.validTo === null || row.validTo > from),
    );
    const to = moments[index + 1] ?? null;
    // After the last edge nothing stands: there is no state to tell of.
    if (to === null && standing.length === 0) continue;
    const worst = standing.find((row) => row.compliance === "NON_COMPLIANT") ?? standing[0];
    const state = {
      compliance: worst?.compliance ?? null,
      annotation: worst?.annotation ?? null,
    };
    const last = states.at(-1);
    if (last?.compliance === state.compliance && last.annotation === state.annotation) {
      states.splice(-1, 1, { ...last, to });
    } else states.push({ ...state, from, to });
  }
  return states.reverse();
}
