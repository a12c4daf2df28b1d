import { type Command, InvalidArgumentError, Option } from "commander";
import {
  type ExportFormat,
  exportFormats,
  type MatrixForm,
  matrixForms,
} from "../export-formats.ts";
import { exportPosture } from "../export-posture.ts";
import { findFormTrouble } from "../find-form-trouble.ts";
import { exitCodes, UsageError } from "./exit-codes.ts";
import { holdMemory } from "./hold-memory.ts";
import { openStoreAloud } from "./open-store-aloud.ts";
import { addPostureOptions, type PostureOptions, queryOf } from "./posture-options.ts";
import { say } from "./print.ts";
import { sayNoSnapshot } from "./say-no-snapshot.ts";
import { writeResult } from "./write-result.ts";

interface ExportOptions extends PostureOptions {
  readonly format: ExportFormat;
  readonly output?: string;
  readonly as?: MatrixForm;
  readonly bom?: boolean;
}

/** `demarc export`: the posture as a document, to stdout or into a file. */
export function addExport(program: Command, finish: (code: number) => void): void {
  const command = program
    .command("export")
    .description("write the posture as a document")
    .addOption(
      new Option("--format <format>", `one of ${exportFormats.join(", ")}`)
        .argParser(parseFormat)
        .makeOptionMandatory(),
    )
    .option("--output <file>", "write into this file; default: stdout")
    .addOption(
      new Option("--as <form>", `the matrix in this form; default: ${matrixForms[0]}`).choices(
        matrixForms,
      ),
    )
    .option("--bom", "begin CSV with a byte order mark, by which Excel knows UTF-8");
  addPostureOptions(command).action(async (options: ExportOptions) => finish(await run(options)));
}

async function run(options: ExportOptions): Promise<number> {
  const { format, as, bom = false } = options;
  const written = { format, ...(as === undefined ? {} : { as }), bom };
  const trouble = findFormTrouble(written);
  if (trouble !== null) throw new UsageError(`--${trouble.option}: ${trouble.problem}`);
  holdMemory();
  await openStoreAloud();
  const answer = await exportPosture({ ...(await queryOf(options)), ...written }, say);
  if (answer.kind === "none") {
    sayNoSnapshot(options);
    return exitCodes.nothing;
  }
  return writeResult(answer.chunks, options.output);
}

function parseFormat(text: string): ExportFormat {
  const format = exportFormats.find((known) => known === text);
  if (format !== undefined) return format;
  throw new InvalidArgumentError(`Allowed: ${exportFormats.join(", ")}.`);
}
