/** `npm run bench`: how Demarc's collections compare with the simplest and with the least possible. */
import { join } from "node:path";
import type { SizeName } from "../fake-aws/large-account.ts";
import { benchCollection } from "./bench-collection.ts";
import { benchExports } from "./bench-exports.ts";
import { benchKills } from "./bench-kills.ts";
import { type BenchOptions, type Part, readBench } from "./bench-options.ts";
import { benchReaders } from "./bench-readers.ts";
import { benchTwo } from "./bench-two.ts";
import { drawChart } from "./draw-chart.ts";
import { machine } from "./machine.ts";
import { collectionTable, exportsTable, readersTable } from "./print-results.ts";
import { keepResults, type Results, readResults } from "./results.ts";
import { writeFigures } from "./write-figures.ts";

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** About how long a size takes with all its columns, so that nobody waits in the dark. */
const minutesFor: Readonly<Record<SizeName, string>> = {
  typical: "3 minutes",
  large: "8 minutes",
  huge: "half an hour",
};

/** Keeps the results and draws the chart anew, if a folder was named. */
async function keep({ output }: BenchOptions, name: string, added: Results): Promise<void> {
  if (output === undefined) return;
  const file = join(output, "performance.json");
  const results = await keepResults(file, { machines: { [name]: machine() }, ...added });
  await publish(output, results);
  say(`Kept in ${file}`);
}

/** A wrong result fails the run, whatever it took. */
function failIf(wrong: readonly string[]): void {
  for (const line of wrong) say(`WRONG: ${line}`);
  if (wrong.length > 0) process.exitCode = 1;
}

async function collections(options: BenchOptions): Promise<void> {
  const chosen: readonly SizeName[] =
    options.size === undefined ? ["typical", "large"] : [options.size];
  for (const size of chosen) {
    say(`${size}: this takes about ${minutesFor[size]}.`);
    const result = await benchCollection({ size, sequentialSeconds: options.sequential, say });
    print(collectionTable(result));
    await keep(options, size, { collections: { [size]: result } });
    failIf(Object.values(result.runs).flatMap(({ wrong }) => wrong));
  }
}

async function kills(options: BenchOptions): Promise<void> {
  const result = await benchKills({ rounds: options.rounds, seed: options.seed, say });
  print(
    `${result.rounds} kills, ${result.whileSaving} of them while it was saving, ` +
      `${result.afterCommit} after the snapshot was saved: ` +
      (result.wrong.length === 0 ? "nothing lost, the same posture each time." : "WRONG."),
  );
  await keep(options, "kills", { kills: result });
  failIf(result.wrong);
}

async function two(options: BenchOptions): Promise<void> {
  const result = await benchTwo(say);
  print(
    `Two at once: ${result.calls} calls beside ${result.callsAlone} of one alone: ` +
      (result.wrong.length === 0 ? "one collected, the store is whole." : "WRONG."),
  );
  await keep(options, "two at once", { two: result });
  failIf(result.wrong);
}

async function readers(options: BenchOptions): Promise<void> {
  const size = options.size ?? "large";
  const result = await benchReaders(size, say);
  print(readersTable(result));
  await keep(options, `pages of ${size}`, { readers: { [size]: result } });
  failIf(result.wrong);
}

async function exports(options: BenchOptions): Promise<void> {
  const result = await benchExports(say);
  print(exportsTable(result));
  await keep(options, "exports", { exports: result });
  failIf(result.runs.flatMap(({ wrong }) => wrong));
}

/** The chart, and the figures of the page beside it if there is one. */
async function publish(folder: string, results: Results): Promise<void> {
  await drawChart(join(folder, "performance.svg"), results);
  await writeFigures(join(folder, "performance.md"), results);
}

async function chart({ output = "docs" }: BenchOptions): Promise<void> {
  await publish(output, await readResults(join(output, "performance.json")));
}

const parts: Readonly<Record<Part, (options: BenchOptions) => Promise<void>>> = {
  collect: collections,
  kills,
  two,
  readers,
  exports,
  chart,
};

const { part, options } = readBench(process.argv.slice(2));
await parts[part](options);
