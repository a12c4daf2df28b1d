/** What the commands have in common. One file beside this for each of them. */
import { Command, CommanderError } from "commander";
import { MappingError } from "../opened-catalogue.ts";
import { programVersion } from "../program-version.ts";
import { SettingsError } from "../settings.ts";
import { storeTroubleOf } from "../store-trouble.ts";
import { addBackup, addRestore } from "./backup.ts";
import { addCatalogue } from "./catalogue.ts";
import { addCheck } from "./check.ts";
import { addCollect } from "./collect.ts";
import { addExcept } from "./except.ts";
import { exitCodes, UsageError } from "./exit-codes.ts";
import { addExport } from "./export.ts";
import { addNote } from "./note.ts";
import { addPolicy } from "./policy.ts";
import { isClosedPipe, say } from "./print.ts";
import { addServe } from "./serve.ts";
import { addVerify } from "./verify.ts";
import { addWindow } from "./window.ts";

/**
 * Does what is asked, and gives the exit code. The process is the caller's to end.
 *
 * @param parameters as `process.argv` has them, without the program's own name
 */
export async function runCommandLine(parameters: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.done;
  try {
    await commandLine((code) => {
      exitCode = code;
    }).parseAsync(parameters, { from: "user" });
  } catch (error) {
    exitCode = explain(error);
  }
  return exitCode;
}

function commandLine(finish: (code: number) => void): Command {
  const program = new Command("demarc")
    .description("Compliance posture of a live AWS account.")
    .version(programVersion, "--version", "print the version")
    .exitOverride()
    .showHelpAfterError("(demarc --help shows what there is)")
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "demarc: ")) });
  const parts = [
    addCollect,
    addExport,
    addCheck,
    addExcept,
    addNote,
    addWindow,
    addCatalogue,
    addPolicy,
    addBackup,
    addRestore,
    addVerify,
    addServe,
  ];
  for (const add of parts) add(program, finish);
  for (const command of program.commands.flatMap((each) => [each, ...each.commands])) {
    command.copyInheritedSettings(program).allowExcessArguments(false);
    refuseTwice(command);
  }
  return program;
}

/** The last of two would silently win, and what was asked for by the first be thought to be in the answer. */
function refuseTwice(command: Command): void {
  const given = new Set<string>();
  for (const option of command.options.filter((each) => !each.variadic)) {
    command.on(`option:${option.name()}`, () => {
      const name = option.attributeName();
      if (given.has(name)) command.error(`error: --${kebab(name)} is given more than once`);
      given.add(name);
    });
  }
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Says what went wrong, once, and gives the exit code for it. */
function explain(error: unknown): number {
  if (isClosedPipe(error)) return exitCodes.done;
  // Commander has said it already; help that was asked for is no error.
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (
    error instanceof UsageError ||
    error instanceof SettingsError ||
    error instanceof MappingError
  ) {
    say(`demarc: ${error.message}`);
    return exitCodes.usage;
  }
  const trouble = storeTroubleOf(error);
  if (trouble !== null) {
    say(`demarc: ${trouble.message}`);
    return trouble.passing ? exitCodes.nothing : exitCodes.usage;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say(`demarc: this is a fault of Demarc itself, please report it:\n${trace}`);
  return exitCodes.nothing;
}
