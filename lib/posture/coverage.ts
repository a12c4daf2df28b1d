import type { CoverageSummary } from "./posture.ts";
import type { Coverage, KeptCoverage } from "./snapshot.ts";
import type { Source } from "./vocabulary.ts";

/** Whether a source answered here at all in the last collection that asked it. */
export function wasRead(coverage: Pick<Coverage, "state">): boolean {
  return coverage.state === "read" || coverage.state === "partial";
}

/** Readings that are whole, of all that were asked for. */
export function summariseCoverage(coverage: readonly Coverage[]): CoverageSummary {
  return {
    read: coverage.filter((row) => row.state === "read").length,
    total: coverage.length,
  };
}

/**
 * Whether Config and GuardDuty were read whole in every region. Not set up is not read: a recorder
 * that does not exist saw nothing. Artifact speaks for AWS's half and has no part in this.
 */
export function isComplete(coverage: readonly Coverage[]): boolean {
  const customers = coverage.filter((row) => row.source !== "artifact");
  return customers.length > 0 && customers.every((row) => row.state === "read");
}

/** Whether any region's row of this source was read. */
export function anyRead(coverage: readonly Coverage[], source: Source): boolean {
  return coverage.some((row) => row.source === source && wasRead(row));
}

/** One source's rows by region. */
export function byRegion(
  coverage: readonly KeptCoverage[],
  source: Source,
): ReadonlyMap<string, KeptCoverage> {
  return new Map(coverage.filter((row) => row.source === source).map((row) => [row.region, row]));
}
