/** Collects one account three times: new, after a hundredth has changed, and after nothing has. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxEnvironment } from "../fake-aws/environment.ts";
import { type AccountSize, accountSizes, type SizeName } from "../fake-aws/large-account.ts";
import { benchSequential } from "./bench-sequential.ts";
import { latencySeconds, leastPossible } from "./least-possible.ts";
import type { CollectionResult, CollectRun, RunName } from "./results.ts";
import { exportPosture, runCollect } from "./run-collect.ts";
import { callsIn, type SandboxProcess, startSandbox, throttlesIn } from "./sandbox-process.ts";
import { countStored } from "./stored-rows.ts";
import { differences } from "./verify-posture.ts";

export interface CollectionBench {
  readonly size: SizeName;
  /** How long the sequential collector may try; 0 leaves it out. */
  readonly sequentialSeconds: number;
  readonly say: (line: string) => void;
}

const changedShare = 0.01;

export async function benchCollection(bench: CollectionBench): Promise<CollectionResult> {
  const { say } = bench;
  const size: AccountSize = accountSizes[bench.size];
  const options = { latencyMs: latencySeconds * 1000, limited: true };
  await using sandbox = await startSandbox(size, options);
  say(`${bench.size}: the account is up after ${sandbox.readyAfterSeconds.toFixed(1)} s`);
  const store = await mkdtemp(join(tmpdir(), "demarc-bench-"));
  try {
    const environment = { ...sandboxEnvironment(sandbox.url), DEMARC_STORE: store };
    const account = { shape: await sandbox.shape(), truth: await sandbox.truth() };
    const collect = (name: RunName, changed: CollectRun["changed"]) =>
      collectOnce({ sandbox, store, environment, name, changed, say });
    const first = await collect("first", {
      evaluations: account.shape.evaluations,
      findings: account.shape.findings,
    });
    const changes = await sandbox.change(changedShare);
    const changed = await collect("changed", changes);
    await sandbox.settle();
    const unchanged = await collect("unchanged", { evaluations: 0, findings: 0 });
    const sequential =
      bench.sequentialSeconds === 0
        ? null
        : await benchSequential(
            sandbox,
            { shape: await sandbox.shape(), truth: await sandbox.truth() },
            bench.sequentialSeconds,
          );
    return {
      size: bench.size,
      evaluations: account.shape.evaluations,
      findings: account.shape.findings,
      regions: account.shape.regions.length,
      runs: { first, changed, unchanged },
      sequential,
    };
  } finally {
    await rm(store, { recursive: true, force: true });
  }
}

async function collectOnce(run: {
  readonly sandbox: SandboxProcess;
  readonly store: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly name: RunName;
  readonly changed: CollectRun["changed"];
  readonly say: (line: string) => void;
}): Promise<CollectRun> {
  const { sandbox, store, environment, name } = run;
  const shape = await sandbox.shape();
  await sandbox.forget();
  const before = await sandbox.report();
  const collected = await runCollect(environment);
  const report = await sandbox.report();
  const stored = await countStored(store);
  const wrong = differences(await exportPosture(environment), await sandbox.truth(), stored);
  run.say(`${name}: ${collected.seconds.toFixed(1)} s, ${callsIn(report)} calls`);
  for (const line of wrong) run.say(`  WRONG ${line}`);
  return {
    seconds: collected.seconds,
    readingSeconds: collected.readingSeconds,
    peakMebibytes: collected.peakMebibytes,
    cpuSeconds: collected.cpuSeconds,
    writtenMebibytes: collected.writtenMebibytes,
    startingSeconds: ((report.firstCallAt ?? collected.startedAt) - collected.startedAt) / 1000,
    calls: callsIn(report),
    byOperation: Object.fromEntries(
      Object.entries(report.calls).map(([operation, { answered }]) => [operation, answered]),
    ),
    throttles: throttlesIn(report),
    failedCalls: Object.values(report.calls).reduce((sum, { failed }) => sum + failed, 0),
    rowsPerSecond: (shape.evaluations + shape.findings) / collected.seconds,
    written: stored.written,
    changed: run.changed,
    least: leastPossible(shape, name === "first" ? "first" : "following"),
    sandbox: {
      cpuSeconds: report.cpuSeconds - before.cpuSeconds,
      slowestMilliseconds: report.slowestMilliseconds,
      p99Milliseconds: report.p99Milliseconds,
    },
    wrong,
  };
}
