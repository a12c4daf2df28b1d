/** What `npm run bench:pages` is asked to do. What makes no sense is refused in one line, with exit code 2. */
import { Command, CommanderError } from "commander";
import { usageExitCode, wholeNumberFrom } from "../bench-options.ts";

export interface PagesOptions {
  readonly evaluations: number;
  readonly findings: number;
  /** Requests of each page. */
  readonly rounds: number;
  /** Looks at each page in a browser; 0: none. */
  readonly looks: number;
  /** Only pages with this in their name. */
  readonly pages: string;
  /** A folder with a filled store, in place of filling one. */
  readonly store?: string;
  /** A folder for the results. */
  readonly output?: string;
}

/**
 * @param parameters what stands behind `npm run bench:pages --`
 * @param leave ends the process, unless a test says otherwise; commander has said why by then
 */
export function readPagesOptions(
  parameters: readonly string[],
  leave: (code: number) => never = process.exit,
): PagesOptions {
  const program = pagesCommand();
  try {
    program.parse(parameters, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return leave(error.exitCode === 0 ? 0 : usageExitCode);
  }
  return program.opts<PagesOptions>();
}

function pagesCommand(): Command {
  return new Command("bench:pages")
    .description("measures the dashboard's pages on a large account; no AWS, no sandbox")
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "bench: ")) })
    .option("--evaluations <number>", "how many are stored", wholeNumberFrom(1_000), 1_000_000)
    .option("--findings <number>", "how many are stored", wholeNumberFrom(100), 100_000)
    .option("--rounds <number>", "requests of each page", wholeNumberFrom(1), 100)
    .option("--looks <number>", "looks at each page in a browser; 0: none", wholeNumberFrom(0), 5)
    .option("--pages <name>", "only pages with this in their name", "")
    .option("--store <folder>", "a store that is filled already; the sizes are taken from it")
    .option(
      "--output <folder>",
      "keep the results there: pages-performance.json and, in an .md that has a place for them, tables",
    );
}
