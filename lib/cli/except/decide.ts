import type { Command } from "commander";
import { countExcusedNow } from "../../count-excused.ts";
import { whyNothingIsExcused } from "../../exports/excuses-nothing.ts";
import { visibleText } from "../../exports/visible-text.ts";
import type { ExceptionField, ExceptionTerms } from "../../posture/exception-rules.ts";
import type { Exception } from "../../posture/exceptions.ts";
import {
  changeException,
  type ExceptionOutcome,
  makeException,
  withdrawException,
} from "../../record-exception.ts";
import { exitCodes } from "../exit-codes.ts";
import { openStoreAloud } from "../open-store-aloud.ts";
import { printResult, say } from "../print.ts";
import { sayNoSnapshot } from "../say-no-snapshot.ts";
import { excusedWords } from "./excused-words.ts";
import { type DecideOptions, decidedBy, withWho } from "./options.ts";

interface AddOptions extends DecideOptions {
  readonly control: string;
  readonly resource?: string;
  readonly pattern?: string;
  readonly reason: string;
  readonly owner: string;
  readonly ticket?: string;
  readonly expires: string;
}

interface ChangeOptions extends DecideOptions {
  readonly reason?: string;
  readonly owner?: string;
  /** False: `--no-ticket`. */
  readonly ticket?: string | false;
  readonly expires?: string;
}

/** `demarc except add`, `change` and `withdraw`. */
export function addDecisions(except: Command, finish: (code: number) => void): void {
  const add = except
    .command("add")
    .description("accept a deviation of a control: everywhere, on one resource, or by a pattern")
    .requiredOption("--control <key>", "as pages and exports show it")
    .option("--resource <id>", "on this resource alone")
    .option("--pattern <pattern>", "on resources with such ids; * is any characters")
    .requiredOption("--reason <text>", "why this is accepted")
    .requiredOption("--owner <name>", "who answers for it")
    .option("--ticket <reference>", "where it was discussed: an address, or SEC-123")
    .requiredOption("--expires <date>", "its last day, UTC, at most a year from now");
  withWho(add).action(async (options: AddOptions) => finish(await runAdd(options)));
  const change = except
    .command("change <id>")
    .description("change reason, owner, ticket or last day of an exception")
    .option("--reason <text>", "why this is accepted")
    .option("--owner <name>", "who answers for it")
    .option("--ticket <reference>", "where it was discussed")
    .option("--no-ticket", "it was discussed nowhere")
    .option("--expires <date>", "its last day, UTC");
  withWho(change).action(async (id: string, options: ChangeOptions) =>
    finish(await runChange(id, options)),
  );
  const withdraw = except
    .command("withdraw <id>")
    .description("take an exception back: what it excused fails again");
  withWho(withdraw).action(async (id: string, options: DecideOptions) =>
    finish(await runWithdraw(id, options)),
  );
}

async function runAdd(options: AddOptions): Promise<number> {
  await openStoreAloud();
  const { control, resource = null, pattern = null, reason, owner, ticket = null } = options;
  const draft = { control, resource, pattern, reason, owner, ticket, expiresOn: options.expires };
  const outcome = await makeException(draft, decidedBy(options));
  const code = report(outcome, "accepted", options);
  if (outcome.kind === "recorded") await sayIfNothingIsExcused(outcome.exception, options);
  return code;
}

/** A slip in a pattern is no error, and would otherwise show only where nothing changed. */
async function sayIfNothingIsExcused(
  exception: Exception,
  { account }: DecideOptions,
): Promise<void> {
  const whose = account === undefined ? {} : { accountId: account };
  const { itself, closer } = await countExcusedNow({ ...whose, id: exception.id });
  if (itself > 0) return;
  say(`demarc: ${exception.id} excuses nothing now: ${whyNothingIsExcused(exception, closer)}.`);
}

async function runChange(id: string, options: ChangeOptions): Promise<number> {
  await openStoreAloud();
  const { reason, owner, ticket, expires } = options;
  const terms: Partial<ExceptionTerms> = {
    ...(reason === undefined ? {} : { reason }),
    ...(owner === undefined ? {} : { owner }),
    // Commander gives true where there is only a --no- form and nobody wrote it.
    ...(ticket === undefined || typeof ticket === "boolean" ? {} : { ticket }),
    ...(ticket === false ? { ticket: null } : {}),
    ...(expires === undefined ? {} : { expiresOn: expires }),
  };
  return report(await changeException({ id }, terms, decidedBy(options)), "changed", options);
}

async function runWithdraw(id: string, options: DecideOptions): Promise<number> {
  await openStoreAloud();
  return report(await withdrawException({ id }, decidedBy(options)), "withdrawn", options);
}

function report(outcome: ExceptionOutcome, done: string, options: DecideOptions): number {
  switch (outcome.kind) {
    case "recorded":
      printResult(`${outcome.exception.id} ${done}: ${excusedWords(outcome.exception)}.`);
      return exitCodes.done;
    case "nothing_to_change":
      printResult(`${outcome.exception.id} says so already: nothing to change.`);
      return exitCodes.done;
    case "refused":
      for (const { field, problem } of outcome.problems)
        say(`demarc: ${optionOf(field)}: ${visibleText(problem)}`);
      return exitCodes.usage;
    case "changed_meanwhile":
    case "unknown":
      say(`demarc: ${visibleText(outcome.message)}`);
      return exitCodes.usage;
    case "no_snapshot":
      sayNoSnapshot(options);
      return exitCodes.nothing;
    default:
      return outcome satisfies never;
  }
}

function optionOf(field: ExceptionField | "id" | "who"): string {
  if (field === "id") return "id";
  if (field === "who") return "--by";
  return field === "expiresOn" ? "--expires" : `--${field}`;
}
