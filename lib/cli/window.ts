import type { Command } from "commander";
import type { TestWindow } from "../posture/journal.ts";
import { readStandingReviews } from "../read-reviews.ts";
import { declareTest, withdrawTest } from "../record-test-window.ts";
import { exitCodes } from "./exit-codes.ts";
import { finishRecording } from "./finish-recording.ts";
import { openStoreAloud } from "./open-store-aloud.ts";
import { parseAccount } from "./posture-options.ts";
import { plainLine, printResult } from "./print.ts";
import { sayNoSnapshot } from "./say-no-snapshot.ts";

interface AddOptions {
  readonly service: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly contact: string;
  readonly note: string;
  readonly by: string;
  readonly account?: string;
}

const accountOption = [
  "--account <id>",
  "12 digits; default: the account collected last",
  parseAccount,
] as const;

/** `demarc window add`, `list`, `withdraw`: penetration tests that somebody declares. */
export function addWindow(program: Command, finish: (code: number) => void): void {
  const window = program
    .command("window")
    .description("penetration tests that were declared, so that what they set off is expected");
  window
    .command("add")
    .description("declare a test of services that AWS lets you test without asking")
    .requiredOption("--service <names...>", "what is tested: ec2 rds …")
    .requiredOption("--from <when>", "a day, or 2026-11-22T09:00Z")
    .requiredOption("--to <when>", "a day (its end, UTC), or 2026-11-24T18:00Z; 90 days at most")
    .requiredOption("--contact <whom>", "whom to ask while it runs")
    .option("--note <text>", "what else to know", "")
    .requiredOption("--by <name>", "who declares it")
    .option(...accountOption)
    .action(async (options: AddOptions) => finish(await add(options)));
  window
    .command("list")
    .description("print the tests that stand, past ones too")
    .option("--json", "one object a line")
    .option(...accountOption)
    .action(async (options: { readonly json?: boolean; readonly account?: string }) =>
      finish(await list(options)),
    );
  window
    .command("withdraw <id>")
    .description("take a declared test back")
    .requiredOption("--by <name>", "who takes it back")
    .option(...accountOption)
    .action(
      async (id: string, { by, account }: { readonly by: string; readonly account?: string }) =>
        finish(await withdraw(id, by, account)),
    );
}

async function add({ service, from, to, contact, note, by, account }: AddOptions): Promise<number> {
  await openStoreAloud();
  const which = account === undefined ? {} : { accountId: account };
  const said = { services: service, from, to, contact, note, who: by };
  return finishRecording(await declareTest({ ...said, ...which }), account);
}

async function withdraw(id: string, by: string, account: string | undefined): Promise<number> {
  await openStoreAloud();
  const which = account === undefined ? {} : { accountId: account };
  return finishRecording(await withdrawTest({ id, who: by, ...which }), account);
}

async function list({
  json = false,
  account,
}: {
  readonly json?: boolean;
  readonly account?: string;
}): Promise<number> {
  await openStoreAloud();
  const reviews = await readStandingReviews(account);
  if (reviews === null) {
    sayNoSnapshot(account === undefined ? {} : { account });
    return exitCodes.nothing;
  }
  for (const each of reviews.testWindows) printResult(json ? JSON.stringify(each) : lineOf(each));
  return exitCodes.done;
}

function lineOf({ id, services, startsAt, endsAt, contact, note }: TestWindow): string {
  return plainLine([id, `${startsAt} to ${endsAt}`, services.join(","), contact, note]);
}
