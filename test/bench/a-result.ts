/** A collection's result for tests: as if everything had gone as promised. */
import type { CollectionResult, CollectRun } from "./results.ts";

export const aRun = (differs: Partial<CollectRun> = {}): CollectRun => ({
  seconds: 12,
  readingSeconds: 11,
  startingSeconds: 0.5,
  peakMebibytes: 200,
  cpuSeconds: 3,
  writtenMebibytes: 10,
  calls: 105,
  throttles: 0,
  failedCalls: 0,
  byOperation: { "config:DescribeConfigRules": 105 },
  rowsPerSecond: 250,
  written: { evaluations: 3_000, findings: 200 },
  changed: { evaluations: 3_000, findings: 200 },
  least: {
    calls: 100,
    byOperation: { "config:DescribeConfigRules": 100 },
    seconds: 10,
    longest: { region: "us-east-1", chain: "details of packs" },
  },
  sandbox: { cpuSeconds: 1, slowestMilliseconds: 20, p99Milliseconds: 5 },
  wrong: [],
  ...differs,
});

export const aResult = (differs: Partial<CollectionResult> = {}): CollectionResult => ({
  size: "typical",
  evaluations: 3_000,
  findings: 200,
  regions: 17,
  runs: { first: aRun(), changed: aRun(), unchanged: aRun() },
  sequential: {
    extrapolated: true,
    seconds: 900,
    calls: 851,
    measured: {
      seconds: 60,
      answered: 60,
      calls: 120,
      throttles: 60,
      rows: 300,
      peakMebibytes: 170,
      gaveUp: 3,
    },
  },
  ...differs,
});
