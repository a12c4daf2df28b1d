import type { Command } from "commander";
import { visibleText } from "../exports/visible-text.ts";
import { verifyBundle } from "../verify/verify-bundle.ts";
import { exitCodes, UsageError } from "./exit-codes.ts";
import { count, printResult, say } from "./print.ts";

/** `demarc verify`: whether a bundle is as it was written. */
export function addVerify(program: Command, finish: (code: number) => void): void {
  program
    .command("verify")
    .description("check a bundle: every file, its sums, its manifest and the zip around them")
    .argument("<file>", "what demarc export --format bundle has written")
    .action(async (file: string) => finish(await run(file)));
}

async function run(path: string): Promise<number> {
  const verified = await verifyBundle(path).catch((error: unknown) => {
    if (error instanceof Error && "syscall" in error)
      throw new UsageError(`${path}: ${error.message}`);
    throw error;
  });
  switch (verified.kind) {
    case "not_a_bundle":
      throw new UsageError(`${path} is no bundle of Demarc's: ${visibleText(verified.why)}.`);
    case "altered":
      for (const problem of verified.problems) printResult(visibleText(problem));
      printResult(`ALTERED: ${path} is not as Demarc wrote it.`);
      return exitCodes.checkFailed;
    case "whole": {
      const { files, manifest, sumsSha256 } = verified;
      const { account, sample, as_of, generated_at, written_by } = manifest;
      const whose = `${sample ? "sample account" : "account"} ${visibleText(account.id)}`;
      printResult(
        `${count(files, "file")}, all as written by Demarc for ${whose} as of ${visibleText(as_of)}.`,
      );
      printResult(`SHA-256 of SHA256SUMS: ${sumsSha256}`);
      say(
        `It says of itself that ${visibleText(written_by)} wrote it at ${visibleText(generated_at)}. The files belong together and ` +
          "none was changed alone. It does not show that nobody made a whole new bundle: compare the sum " +
          "above with the one that was printed when this was exported and kept elsewhere.",
      );
      return exitCodes.done;
    }
    default:
      return verified satisfies never;
  }
}
