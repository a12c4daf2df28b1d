import { type Command, InvalidArgumentError, Option } from "commander";
import { shortText, visibleText } from "../../exports/visible-text.ts";
import { warnedDays } from "../../posture/exception-rules.ts";
import type { ExceptionStanding } from "../../posture/exception-standing.ts";
import type { JournalEntry } from "../../posture/journal.ts";
import { ownCommand } from "../../posture/own-command.ts";
import { readExceptions, readJournal } from "../../read-exceptions.ts";
import { exitCodes, UsageError } from "../exit-codes.ts";
import { openStoreAloud } from "../open-store-aloud.ts";
import { aligned, count, printResult, say } from "../print.ts";
import { sayNoSnapshot } from "../say-no-snapshot.ts";
import { excusedResources } from "./excused-words.ts";
import { type ExceptOptions, withAccount } from "./options.ts";

const reasonLength = 60;
const usualEntries = 50;
const mostEntries = 500;

interface LogOptions extends ExceptOptions {
  readonly limit: number;
}

/** `demarc except list` and `log`. */
export function addRegister(except: Command, finish: (code: number) => void): void {
  const list = except
    .command("list")
    .description("print the exceptions that stand, with the days they have left");
  withAccount(list).action(async (options: ExceptOptions) => finish(await runList(options)));
  const log = except
    .command("log [id]")
    .description("print who changed what and when, the newest first; of one exception, or of all")
    .addOption(
      new Option("--limit <number>", `at most so many; 1 to ${mostEntries}`)
        .argParser(parseLimit)
        .default(usualEntries),
    );
  withAccount(log).action(async (id: string | undefined, options: LogOptions) =>
    finish(await runLog(id, options)),
  );
}

async function runList(options: ExceptOptions): Promise<number> {
  await openStoreAloud();
  const register = await readExceptions(whose(options));
  if (register === null) {
    sayNoSnapshot(options);
    return exitCodes.nothing;
  }
  const { standing } = register;
  for (const line of aligned(standing.map(rowOf))) printResult(line);
  const inState = (state: ExceptionStanding["state"]) =>
    standing.filter((each) => each.state === state).length;
  const soon = inState("running_out");
  const over = inState("run_out");
  printResult(
    `Account ${register.accountId}: ${count(standing.length - over, "exception")} in force, ` +
      `${soon} of them over within ${warnedDays} days; ${over} run out.`,
  );
  if (soon > 0)
    say(
      `demarc: ${count(soon, "exception")} will run out within ${warnedDays} days, and what it excuses fails then. Prolong with: ${ownCommand("except change ID --expires DATE")}`,
    );
  return exitCodes.done;
}

function rowOf({ exception, state, daysLeft }: ExceptionStanding): string[] {
  return [
    exception.id,
    stateWords(state, daysLeft),
    `to ${exception.expiresOn}`,
    shortText(exception.control, reasonLength),
    excusedResources(exception),
    shortText(exception.owner, 30),
    exception.ticket === null ? "no ticket" : visibleText(exception.ticket),
    shortText(exception.reason, reasonLength),
  ];
}

function stateWords(state: ExceptionStanding["state"], daysLeft: number): string {
  switch (state) {
    case "in_force":
      return `in force, ${count(daysLeft, "day")} left`;
    case "running_out":
      return daysLeft === 0 ? "RUNS OUT TODAY" : `RUNS OUT in ${count(daysLeft, "day")}`;
    case "run_out":
      return `run out ${count(-daysLeft, "day")} ago`;
    default:
      return state satisfies never;
  }
}

async function runLog(id: string | undefined, { limit, ...options }: LogOptions): Promise<number> {
  await openStoreAloud();
  const page = await readJournal({
    ...whose(options),
    kind: "exception",
    limit,
    ...(id === undefined ? {} : { id }),
  });
  if (page === null) {
    sayNoSnapshot(options);
    return exitCodes.nothing;
  }
  if (id !== undefined && page.total === 0)
    throw new UsageError(`There never was an exception ${JSON.stringify(id)}.`);
  for (const entry of page.rows) for (const line of linesOf(entry)) printResult(line);
  if (page.next !== null)
    say(`The newest ${page.rows.length} of ${page.total} entries. More: --limit NUMBER.`);
  return exitCodes.done;
}

function linesOf({ number, at, who, id, before, after }: JournalEntry): string[] {
  const did = before === null ? "accepted" : after === null ? "withdrew" : "changed";
  const head = `${number}  ${at}  ${shortText(who, 40)} ${did} ${id}`;
  const was: Readonly<Record<string, unknown>> = { ...before };
  const is: Readonly<Record<string, unknown>> = { ...after };
  const told = Object.keys(after === null ? was : is)
    .filter((member) => member !== "id" && was[member] !== is[member])
    .map((member) => `    ${member}: ${changeWords(was[member], is[member])}`);
  return [head, ...(after === null ? [] : told)];
}

function changeWords(was: unknown, is: unknown): string {
  const said = (value: unknown) =>
    value === null || value === undefined ? "none" : visibleText(String(value));
  return was === undefined ? said(is) : `${said(was)} -> ${said(is)}`;
}

function whose({ account }: ExceptOptions) {
  return account === undefined ? {} : { accountId: account };
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (/^\d+$/.test(text) && limit >= 1 && limit <= mostEntries) return limit;
  throw new InvalidArgumentError(`Write a number from 1 to ${mostEntries}.`);
}
