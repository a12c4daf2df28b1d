/** What the benchmarks found, and the file that keeps it. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { SequentialRun } from "./bench-sequential.ts";
import type { Least } from "./least-possible.ts";
import type { Taken } from "./measure-process.ts";

/** One run of `demarc collect`. */
export interface CollectRun extends Taken {
  /** From the start of the process until it began to judge and save; null if it did not say. */
  readonly readingSeconds: number | null;
  /** From the start of the process until AWS was asked for the first time. */
  readonly startingSeconds: number;
  readonly calls: number;
  readonly throttles: number;
  readonly failedCalls: number;
  /** Answers by operation, throttled calls left out. */
  readonly byOperation: Readonly<Record<string, number>>;
  /** Evaluations and findings of the account for each second of the run. */
  readonly rowsPerSecond: number;
  /** Rows the store began or ended. */
  readonly written: { readonly evaluations: number; readonly findings: number };
  /** What the sandbox changed before. */
  readonly changed: { readonly evaluations: number; readonly findings: number };
  readonly least: Least;
  readonly sandbox: {
    readonly cpuSeconds: number;
    readonly slowestMilliseconds: number;
    readonly p99Milliseconds: number;
  };
  /** What is wrong in what it saved; empty when nothing is. */
  readonly wrong: readonly string[];
}

export const runNames = ["first", "changed", "unchanged"] as const;
export type RunName = (typeof runNames)[number];

export interface CollectionResult {
  readonly size: string;
  readonly evaluations: number;
  readonly findings: number;
  readonly regions: number;
  readonly runs: Readonly<Record<RunName, CollectRun>>;
  /** Null when it was left out. */
  readonly sequential: SequentialRun | null;
}

export interface KillsResult {
  readonly rounds: number;
  /** Kills that came after the collection had begun to save. */
  readonly whileSaving: number;
  /** Kills that came too late: the snapshot was saved already. */
  readonly afterCommit: number;
  readonly wrong: readonly string[];
}

export interface TwoResult {
  readonly calls: number;
  readonly callsAlone: number;
  readonly wrong: readonly string[];
}

export interface PageTimes {
  readonly page: string;
  readonly requests: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
}

export interface ReadersResult {
  readonly size: string;
  readonly idle: readonly PageTimes[];
  readonly collecting: readonly PageTimes[];
  readonly wrong: readonly string[];
}

export const exportedFormats = ["csv", "ocsf"] as const;
export type ExportedFormat = (typeof exportedFormats)[number];

/** One run of `demarc export`. */
export interface ExportRun {
  readonly format: ExportedFormat;
  readonly rows: number;
  readonly seconds: number;
  /** A process that reads the same rows and makes nothing of them. */
  readonly plainSeconds: number;
  readonly peakMebibytes: number;
  readonly writtenMebibytes: number;
  readonly wrong: readonly string[];
}

export interface ExportsResult {
  readonly runs: readonly ExportRun[];
}

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGibibytes: number;
  readonly node: string;
  readonly on: string;
}

export interface Results {
  /** What each result was seen on, by the result's name: `typical`, `kills`, `readers of large`. */
  readonly machines?: Readonly<Record<string, Machine>>;
  readonly collections?: Readonly<Record<string, CollectionResult>>;
  readonly kills?: KillsResult;
  readonly two?: TwoResult;
  /** By size. */
  readonly readers?: Readonly<Record<string, ReadersResult>>;
  readonly exports?: ExportsResult;
}

export async function readResults(file: string): Promise<Results> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  // Our own file, as `keepResults` wrote it.
  return JSON.parse(text) as Results;
}

/** Puts new results beside those of other benchmarks and other sizes. */
export async function keepResults(file: string, added: Results): Promise<Results> {
  const kept = await readResults(file);
  const results: Results = {
    ...kept,
    ...added,
    machines: { ...kept.machines, ...added.machines },
    collections: { ...kept.collections, ...added.collections },
    readers: { ...kept.readers, ...added.readers },
  };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(results, rounded, 2)}\n`);
  return results;
}

/** Thousandths are more than was measured. */
function rounded(_name: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 1000) / 1000 : value;
}
