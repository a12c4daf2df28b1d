import type { Command } from "commander";
import { exitCodes } from "./exit-codes.ts";

interface PolicyOptions {
  readonly ruleTags?: boolean;
  readonly reportDownloads?: boolean;
}

/** `demarc policy`: the least that must be allowed. */
export function addPolicy(program: Command, finish: (code: number) => void): void {
  program
    .command("policy")
    .description("print the IAM policy that Demarc needs, and nothing more")
    .option("--rule-tags", "allow reading the tags of custom rules too (DEMARC_RULE_TAGS=on)")
    .option(
      "--report-downloads",
      "allow asking for reports and their terms too (DEMARC_REPORT_DOWNLOADS=on)",
    )
    .action(async ({ ruleTags = false, reportDownloads = false }: PolicyOptions) => {
      const { readPolicy } = await import("../read-policy.ts");
      process.stdout.write(readPolicy({ ruleTags, reportDownloads }));
      finish(exitCodes.done);
    });
}
