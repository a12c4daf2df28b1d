/** The command line. One file beside this for each command; what they promise is in the posture contract. */
import { Command, CommanderError } from "commander";
import { MappingError } from "../opened-catalogue.ts";
import { closeStores } from "../opened-store.ts";
import { forgetBlankVariables, SettingsError } from "../settings.ts";
import { storeTroubleOf } from "../store-trouble.ts";
import { addCatalogue } from "./catalogue.ts";
import { addCheck } from "./check.ts";
import { addCollect } from "./collect.ts";
import { exitCodes, UsageError } from "./exit-codes.ts";
import { addExport } from "./export.ts";
import { addPolicy } from "./policy.ts";
import { exitWith, isClosedPipe, say } from "./print.ts";
import { addServe } from "./serve.ts";

process.stdout.on("error", (error) => {
  if (isClosedPipe(error)) process.exit(process.exitCode ?? exitCodes.done);
  throw error;
});

// Before anything of the SDK is loaded.
forgetBlankVariables();

let exitCode: number = exitCodes.done;
try {
  await commandLine((code) => {
    exitCode = code;
  }).parseAsync();
} catch (error) {
  exitCode = explain(error);
}
await closeStores();
await exitWith(exitCode);

function commandLine(finish: (code: number) => void): Command {
  const program = new Command("demarc")
    .description("Compliance posture of a live AWS account.")
    .exitOverride()
    .showHelpAfterError("(demarc --help shows what there is)")
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "demarc: ")) });
  const parts = [addCollect, addExport, addCheck, addCatalogue, addPolicy, addServe];
  for (const add of parts) add(program, finish);
  for (const command of program.commands) {
    command.copyInheritedSettings(program).allowExcessArguments(false);
  }
  return program;
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
