/** How long and in how much memory `demarc export` writes many rows, beside reading the same rows plainly. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { demarc } from "../cli/run-demarc.ts";
import { fillStore } from "./fill-store.ts";
import { measure } from "./measure-process.ts";
import {
  type ExportedFormat,
  type ExportRun,
  type ExportsResult,
  exportedFormats,
} from "./results.ts";
import { storeFile } from "./stored-rows.ts";

const sizes = [100_000, 1_000_000] as const;

const root = fileURLToPath(new URL("../..", import.meta.url));
const launcher = fileURLToPath(new URL("../../lib/cli/launch.js", import.meta.url));
const reader = fileURLToPath(new URL("read-plainly.ts", import.meta.url));

/** Both sizes in both formats. */
export async function benchExports(say: (line: string) => void): Promise<ExportsResult> {
  const runs: ExportRun[] = [];
  for (const rows of sizes) {
    const folder = await mkdtemp(join(tmpdir(), "demarc-bench-"));
    try {
      say(`Filling a store with ${rows.toLocaleString("en-US")} failing evaluations.`);
      await fillStore(folder, rows);
      // Judges with the catalogue that is in force, once: what is measured is the writing.
      await demarc(["export", "--format", "md"], { DEMARC_STORE: folder });
      const plain = await drained(startNode([reader, await storeFile(folder)]));
      for (const format of exportedFormats) {
        say(`Writing ${format}.`);
        runs.push(await exportRun(folder, format, rows, plain.seconds));
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return { runs };
}

async function exportRun(
  folder: string,
  format: ExportedFormat,
  rows: number,
  plainSeconds: number,
): Promise<ExportRun> {
  const child = startNode([launcher, "export", "--format", format], { DEMARC_STORE: folder });
  const { seconds, peakMebibytes, lines, bytes, code } = await drained(child);
  // A spreadsheet has a line for its head.
  const expected = format === "csv" ? rows + 1 : rows;
  return {
    format,
    rows,
    seconds,
    plainSeconds,
    peakMebibytes,
    writtenMebibytes: bytes / 2 ** 20,
    wrong: [
      ...(code === 0 ? [] : [`${format} of ${rows} rows ended with ${code}`]),
      ...(lines === expected ? [] : [`${format} has ${lines} lines instead of ${expected}`]),
    ],
  };
}

function startNode(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, parameters, {
    cwd: root,
    env: { NODE_ENV: "production", PATH: process.env.PATH, HOME: "/nonexistent", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Takes what a process writes as fast as it comes, and keeps none of it. */
async function drained(child: ChildProcess) {
  let lines = 0;
  let bytes = 0;
  child.stdout?.on("data", (piece: Buffer) => {
    bytes += piece.length;
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines += 1;
  });
  const closed = once(child, "close");
  const taken = await measure(child);
  await closed;
  return { ...taken, lines, bytes, code: child.exitCode };
}
