import type { KeptCoverage } from "./snapshot.ts";
import { coverageStates } from "./vocabulary.ts";

/** Readings that are missing for the same reason, so that the remedy is told once. */
export interface GapGroup {
  readonly key: string;
  readonly gaps: readonly [KeptCoverage, ...KeptCoverage[]];
}

/** Groups what was not read whole by source, state and reason; what failed before what is not set up. */
export function groupGaps(coverage: readonly KeptCoverage[]): GapGroup[] {
  const gaps = coverage.filter((row) => row.state !== "read");
  const groups = Map.groupBy(gaps, (row) => `${row.source}-${row.state}-${row.reason ?? "none"}`);
  return [...groups]
    .flatMap(([key, [first, ...more]]): GapGroup[] =>
      first === undefined ? [] : [{ key, gaps: [first, ...more] }],
    )
    .sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
}

/** `not_read`, `not_set_up`, `partial`. */
function rank({ gaps: [first] }: GapGroup): number {
  return -coverageStates.indexOf(first.state);
}
