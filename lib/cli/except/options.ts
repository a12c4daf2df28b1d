import { userInfo } from "node:os";
import { type Command, Option } from "commander";
import { parseAccount } from "../posture-options.ts";

/** What every command about exceptions is told. */
export interface ExceptOptions {
  readonly account?: string;
}

export interface DecideOptions extends ExceptOptions {
  readonly by: string;
}

/** Which account's. */
export function withAccount(command: Command): Command {
  return command.addOption(
    new Option("--account <id>", "12 digits; default: the account collected last").argParser(
      parseAccount,
    ),
  );
}

/** Which account's, and who decides. */
export function withWho(command: Command): Command {
  return withAccount(command).addOption(
    new Option("--by <name>", "who decides, for the journal").default(
      systemUser(),
      "the user of this machine",
    ),
  );
}

/** Whose decision, as the junctions ask for it. */
export function decidedBy({ by, account }: DecideOptions) {
  return { who: by, ...(account === undefined ? {} : { accountId: account }) };
}

/** A container's user may have a number and no name. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}
