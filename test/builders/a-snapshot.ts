import type { Account, Snapshot, SnapshotHeader } from "../../lib/posture/snapshot.ts";
import { aKeptCoverage } from "./a-coverage.ts";
import { aKeptRule } from "./a-rule.ts";
import { anEvaluation } from "./an-evaluation.ts";
import { aDetector, aRecorder } from "./an-observation.ts";

export function anAccount(given: Partial<Account> = {}): Account {
  return { id: "111122223333", alias: null, partition: "aws", ...given };
}

/** A collection of one minute at nine o'clock. */
export function aSnapshotHeader(given: Partial<SnapshotHeader> = {}): SnapshotHeader {
  return {
    id: "snapshot-1",
    accountId: "111122223333",
    startedAt: "2026-11-22T09:00:00.000Z",
    finishedAt: "2026-11-22T09:01:00.000Z",
    outcome: "complete",
    ...given,
  };
}

/** Everything read in one region: one rule, its one compliant bucket, a detector without findings. */
export function aSnapshot(given: Partial<Snapshot> = {}): Snapshot {
  return {
    header: aSnapshotHeader(),
    account: anAccount(),
    coverage: [
      aKeptCoverage({ source: "config" }),
      aKeptCoverage({ source: "guardduty" }),
      aKeptCoverage({ source: "artifact", region: "global" }),
    ],
    recorders: [aRecorder()],
    rules: [aKeptRule()],
    packs: [],
    evaluations: [anEvaluation()],
    detectors: [aDetector()],
    findings: [],
    reports: [],
    agreements: [],
    ...given,
  };
}
