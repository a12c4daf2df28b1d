/** What `npm run bench` is asked to do. What makes no sense is refused in one line, with exit code 2. */
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { accountSizes, type SizeName } from "../fake-aws/large-account.ts";

const partNames = ["collect", "kills", "two", "readers", "exports", "chart"] as const;
export type Part = (typeof partNames)[number];

export interface BenchOptions {
  readonly size?: SizeName;
  /** A folder. */
  readonly output?: string;
  /** Seconds; 0: the sequential collector is left out. */
  readonly sequential: number;
  /** Kills, at least one. */
  readonly rounds: number;
  readonly seed: number;
}

/** As `demarc` leaves when it is asked for what makes no sense. */
export const usageExitCode = 2;

/**
 * @param parameters what stands behind `npm run bench --`
 * @param leave ends the process, unless a test says otherwise; commander has said why by then
 */
export function readBench(
  parameters: readonly string[],
  leave: (code: number) => never = process.exit,
): { readonly part: Part; readonly options: BenchOptions } {
  const program = benchCommand();
  try {
    program.parse(parameters, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return leave(error.exitCode === 0 ? 0 : usageExitCode);
  }
  // Commander lets nothing through but one of them.
  return { part: program.processedArgs[0] as Part, options: program.opts<BenchOptions>() };
}

function benchCommand(): Command {
  return new Command("bench")
    .description("measures collections against the sandbox; Linux only, a wrong result fails it")
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "bench: ")) })
    .addArgument(new Argument("[part]", "what to measure").choices(partNames).default(partNames[0]))
    .addOption(
      new Option("--size <size>", "only this size; huge runs only when named").choices(
        Object.keys(accountSizes),
      ),
    )
    .option(
      "--output <folder>",
      "keep the results there: performance.json, .svg and, in an .md that has a place for them, tables",
    )
    .addOption(
      new Option(
        "--sequential <seconds>",
        "how long the sequential collector may try; 0: not at all",
      )
        .argParser(wholeNumberFrom(0))
        .default(120),
    )
    .addOption(new Option("--rounds <number>", "kills").argParser(wholeNumberFrom(1)).default(50))
    .addOption(
      new Option("--seed <number>", "of the moments of the kills")
        .argParser(wholeNumberFrom(0))
        .default(1),
    );
}

/** For commander: refuses everything but a whole number of at least this. */
export function wholeNumberFrom(least: number): (text: string) => number {
  return (text) => {
    if (/^\d{1,7}$/.test(text) && Number(text) >= least) return Number(text);
    throw new InvalidArgumentError(`Write a whole number from ${least} to 9999999.`);
  };
}
