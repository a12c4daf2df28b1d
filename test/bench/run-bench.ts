/** `npm run bench`: how Demarc's collections compare with the simplest and with the least possible. */
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import { accountSizes, type SizeName } from "../fake-aws/large-account.ts";
import { benchCollection } from "./bench-collection.ts";
import { benchKills } from "./bench-kills.ts";
import { benchReaders } from "./bench-readers.ts";
import { benchTwo } from "./bench-two.ts";
import { drawChart } from "./draw-chart.ts";
import { collectionTable, readersTable } from "./print-results.ts";
import { keepResults, type Machine, type Results, readResults } from "./results.ts";
import { writeFigures } from "./write-figures.ts";

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const sizes = Object.keys(accountSizes) as SizeName[];

/** About how long a size takes with all its columns, so that nobody waits in the dark. */
const minutesFor: Readonly<Record<SizeName, string>> = {
  typical: "3 minutes",
  large: "8 minutes",
  huge: "half an hour",
};

interface Options {
  readonly size?: SizeName;
  readonly output?: string;
  readonly sequential: number;
  readonly rounds: number;
  readonly seed: number;
}

function machine(): Machine {
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? "unknown",
    memoryGibibytes: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    on: new Date().toISOString().slice(0, 10),
  };
}

/** Keeps the results and draws the chart anew, if a folder was named. */
async function keep({ output }: Options, added: Results): Promise<void> {
  if (output === undefined) return;
  const file = join(output, "performance.json");
  const results = await keepResults(file, { machine: machine(), ...added });
  await publish(output, results);
  say(`Kept in ${file}`);
}

/** A wrong result fails the run, whatever it took. */
function failIf(wrong: readonly string[]): void {
  for (const line of wrong) say(`WRONG: ${line}`);
  if (wrong.length > 0) process.exitCode = 1;
}

async function collections(options: Options): Promise<void> {
  const chosen: readonly SizeName[] =
    options.size === undefined ? ["typical", "large"] : [options.size];
  for (const size of chosen) {
    say(`${size}: this takes about ${minutesFor[size]}.`);
    const result = await benchCollection({ size, sequentialSeconds: options.sequential, say });
    print(collectionTable(result));
    await keep(options, { collections: { [size]: result } });
    failIf(Object.values(result.runs).flatMap(({ wrong }) => wrong));
  }
}

async function kills(options: Options): Promise<void> {
  const result = await benchKills({ rounds: options.rounds, seed: options.seed, say });
  print(
    `${result.rounds} kills, ${result.whileSaving} of them while it was saving, ` +
      `${result.afterCommit} after the snapshot was saved: ` +
      (result.wrong.length === 0 ? "nothing lost, the same posture each time." : "WRONG."),
  );
  await keep(options, { kills: result });
  failIf(result.wrong);
}

async function two(options: Options): Promise<void> {
  const result = await benchTwo(say);
  print(
    `Two at once: ${result.calls} calls beside ${result.callsAlone} of one alone: ` +
      (result.wrong.length === 0 ? "one collected, the store is whole." : "WRONG."),
  );
  await keep(options, { two: result });
  failIf(result.wrong);
}

async function readers(options: Options): Promise<void> {
  const result = await benchReaders(options.size ?? "large", say);
  print(readersTable(result));
  await keep(options, { readers: result });
  failIf(result.wrong);
}

/** The chart, and the figures of the page beside it if there is one. */
async function publish(folder: string, results: Results): Promise<void> {
  await drawChart(join(folder, "performance.svg"), results);
  await writeFigures(join(folder, "performance.md"), results);
}

async function chart({ output = "docs" }: Options): Promise<void> {
  await publish(output, await readResults(join(output, "performance.json")));
}

const parts = { collect: collections, kills, two, readers, chart } as const;
type Part = keyof typeof parts;

const program = new Command("bench")
  .description("measures collections against the sandbox; Linux only, a wrong result fails it")
  .argument("[part]", `one of ${Object.keys(parts).join(", ")}`, "collect")
  .addOption(
    new Option("--size <size>", "only this size; huge runs only when named").choices(sizes),
  )
  .option(
    "--output <folder>",
    "keep the results there: performance.json, .svg and, in an .md that has a place for them, tables",
  )
  .addOption(
    new Option("--sequential <seconds>", "how long the sequential collector may try; 0: not at all")
      .argParser(Number)
      .default(120),
  )
  .addOption(new Option("--rounds <number>", "kills").argParser(Number).default(50))
  .addOption(
    new Option("--seed <number>", "of the moments of the kills").argParser(Number).default(1),
  )
  .action(async (part: string, options: Options) => {
    if (!(part in parts)) throw new Error(`there is no benchmark ${part}`);
    // Just looked up.
    await parts[part as Part](options);
  });
await program.parseAsync();
