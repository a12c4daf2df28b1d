/** The program: a process for one command. What the commands promise is in the posture contract. */
import { closeStores } from "../opened-store.ts";
import { forgetBlankVariables } from "../settings.ts";
import { runCommandLine } from "./command-line.ts";
import { exitCodes } from "./exit-codes.ts";
import { exitWith, isClosedPipe } from "./print.ts";

process.stdout.on("error", (error) => {
  if (isClosedPipe(error)) process.exit(process.exitCode ?? exitCodes.done);
  throw error;
});

// Before anything of the SDK is loaded.
forgetBlankVariables();

const exitCode = await runCommandLine(process.argv.slice(2));
await closeStores();
await exitWith(exitCode);
