import type { CoverageSummary } from "./posture.ts";
import type { Coverage, Instant, KeptCoverage } from "./snapshot.ts";
import type { Source } from "./vocabulary.ts";

/**
 * How long a reading is sight. AWS runs periodic rules at least once a day, so within a day our reading
 * is about as fresh as AWS's own verdicts.
 */
const sightHours = 24;

/**
 * The ledger as of an instant. A row that no collection has renewed for a day (a person collected fewer
 * regions, this once) is known but no longer seen: it becomes `not_read`, with the date in its detail.
 */
export function coverageAsOf(coverage: readonly KeptCoverage[], asOf: Instant): KeptCoverage[] {
  const oldest = Date.parse(asOf) - sightHours * 3_600_000;
  return coverage.map((row) =>
    row.state === "not_read" || Date.parse(row.collectedAt) >= oldest
      ? row
      : {
          ...row,
          state: "not_read",
          reason: null,
          detail: `not collected since ${row.collectedAt}`,
        },
  );
}

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

/** Config's readings that are whole, of all that were asked for. */
export function configReadings(coverage: readonly Coverage[]): CoverageSummary {
  return summariseCoverage(coverage.filter((row) => row.source === "config"));
}

/** Whether Config was read whole in every region: only then is what passes passing everywhere. */
export function configIsComplete(coverage: readonly Coverage[]): boolean {
  const { read, total } = configReadings(coverage);
  return total > 0 && read === total;
}

/** Where deployed rules could be listed, and where nobody knows what is deployed. */
export interface RuleSight {
  readonly anyRead: boolean;
  /** Regions, in text order. */
  readonly notRead: readonly string[];
}

/** What can be said of rules that were not seen: not deployed where they were read, unknown elsewhere. */
export function ruleSightOf(coverage: readonly Coverage[]): RuleSight {
  const config = coverage.filter((row) => row.source === "config");
  const notRead = config.filter((row) => row.state === "not_read").map(({ region }) => region);
  return { anyRead: notRead.length < config.length, notRead: notRead.toSorted() };
}

/** Whether any region's row of this source was read, in part at least. */
export function anyRead(coverage: readonly Coverage[], source: Source): boolean {
  return coverage.some((row) => row.source === source && wasRead(row));
}

/**
 * Whether GuardDuty's silence says anything: some detector's findings were read whole. A detector that
 * was found, but whose findings were refused, is silent for another reason.
 */
export function detectorWasHeard(coverage: readonly Coverage[]): boolean {
  return coverage.some((row) => row.source === "guardduty" && row.state === "read");
}

/** One source's rows by region. */
export function byRegion(
  coverage: readonly KeptCoverage[],
  source: Source,
): ReadonlyMap<string, KeptCoverage> {
  return new Map(coverage.filter((row) => row.source === source).map((row) => [row.region, row]));
}
