import { isUtf8 } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import type { Command } from "commander";
import { visibleText } from "../../exports/visible-text.ts";
import { type ImportOutcome, importExceptions } from "../../import-exceptions.ts";
import { exportExceptions } from "../../read-exceptions.ts";
import { exitCodes, UsageError } from "../exit-codes.ts";
import { openStoreAloud } from "../open-store-aloud.ts";
import { printResult, say } from "../print.ts";
import { sayNoSnapshot } from "../say-no-snapshot.ts";
import { writeResult } from "../write-result.ts";
import { excusedWords } from "./excused-words.ts";
import {
  type DecideOptions,
  decidedBy,
  type ExceptOptions,
  withAccount,
  withWho,
} from "./options.ts";

/** Thousands of exceptions have room in it. */
const mostBytes = 4 * 1024 * 1024;

interface ExportOptions extends ExceptOptions {
  readonly output?: string;
}

interface ImportFileOptions extends DecideOptions {
  readonly dryRun?: boolean;
  readonly prune?: boolean;
}

/** `demarc except export` and `import`. */
export function addExceptionFiles(except: Command, finish: (code: number) => void): void {
  const exporting = except
    .command("export")
    .description("write the exceptions that stand as YAML, to be reviewed in git")
    .option("--output <file>", "write into this file; default: stdout");
  withAccount(exporting).action(async (options: ExportOptions) => finish(await runExport(options)));
  const importing = except
    .command("import <file>")
    .description("take such a file in, whole or not at all")
    .option("--dry-run", "say what would change, and change nothing")
    .option("--prune", "withdraw what stands and is not in the file");
  withWho(importing).action(async (file: string, options: ImportFileOptions) =>
    finish(await runImport(file, options)),
  );
}

async function runExport({ output, account, ...options }: ExportOptions): Promise<number> {
  await openStoreAloud();
  const text = await exportExceptions(account === undefined ? {} : { accountId: account });
  if (text === null) {
    sayNoSnapshot(options);
    return exitCodes.nothing;
  }
  return writeResult(once(text), output);
}

async function* once(text: string): AsyncIterable<string> {
  yield text;
}

async function runImport(file: string, options: ImportFileOptions): Promise<number> {
  const content = await contentOf(file);
  await openStoreAloud();
  const { dryRun = false, prune = false } = options;
  const outcome = await importExceptions(content, { ...decidedBy(options), dryRun, prune });
  return report(outcome, file, options);
}

function report(outcome: ImportOutcome, file: string, options: ImportFileOptions): number {
  switch (outcome.kind) {
    case "imported":
    case "would_import":
    case "nothing_to_change":
      reportChanges(outcome, options);
      return exitCodes.done;
    case "refused":
      for (const { line, message } of outcome.problems)
        say(`demarc: ${file}:${line}: ${visibleText(message)}`);
      say("Nothing was changed.");
      return exitCodes.usage;
    case "nameless":
      say(`demarc: --by: ${outcome.message}`);
      return exitCodes.usage;
    case "changed_meanwhile":
      say(`demarc: ${visibleText(outcome.message)}`);
      return exitCodes.usage;
    case "no_snapshot":
      sayNoSnapshot(options);
      return exitCodes.nothing;
    default:
      return outcome satisfies never;
  }
}

function reportChanges(
  { kind, changes, runOut }: Extract<ImportOutcome, { readonly changes: unknown }>,
  { prune = false }: ImportFileOptions,
): void {
  const { added, changed, same, missing } = changes;
  for (const { id, expiresOn } of runOut)
    say(`${id} is not taken in: it ran out on ${expiresOn}, and is not in this store.`);
  const lines = [
    ...added.map((each) => `added      ${each.id}  ${excusedWords(each)}`),
    ...changed.map(({ after }) => `changed    ${after.id}  ${excusedWords(after)}`),
    ...missing.map((each) =>
      prune
        ? `withdrawn  ${each.id}  ${excusedWords(each)}`
        : `left       ${each.id}  ${excusedWords(each)}: not in the file; --prune withdraws it`,
    ),
  ];
  for (const line of lines) printResult(line);
  if (kind === "nothing_to_change") {
    printResult("Nothing to change.");
    return;
  }
  const withdrawn = prune ? missing.length : 0;
  printResult(
    `${kind === "would_import" ? "Would be" : "Taken in:"} ${added.length} added, ${changed.length} changed, ${withdrawn} withdrawn, ${same.length} as they were.`,
  );
}

async function contentOf(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > mostBytes) throw new UsageError(`${file} is larger than 4 MiB.`);
    const bytes = await readFile(file);
    if (!isUtf8(bytes)) throw new UsageError(`${file} is not UTF-8.`);
    return bytes.toString("utf8");
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error)) throw error;
    throw new UsageError(`${file} cannot be read: ${error.message}`);
  }
}
