import type { Coverage, KeptCoverage } from "../../lib/posture/snapshot.ts";

/** One source wholly read in one region. */
export function aCoverage(given: Partial<Coverage> = {}): Coverage {
  return {
    accountId: "111122223333",
    region: "eu-west-1",
    source: "config",
    state: "read",
    reason: null,
    detail: "",
    collectedAt: "2026-11-22T09:00:30.000Z",
    ...given,
  };
}

/** The same row as the store gives it back; never read when its state says so. */
export function aKeptCoverage(given: Partial<KeptCoverage> = {}): KeptCoverage {
  const { lastReadAt, ...row } = given;
  const coverage = aCoverage(row);
  const wasRead = coverage.state === "read" || coverage.state === "partial";
  return {
    ...coverage,
    lastReadAt: lastReadAt === undefined ? (wasRead ? coverage.collectedAt : null) : lastReadAt,
  };
}
