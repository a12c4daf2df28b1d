import { type Command, InvalidArgumentError } from "commander";
import type { Note } from "../posture/journal.ts";
import { aboutControl } from "../posture/reviews.ts";
import { readStandingReviews } from "../read-reviews.ts";
import { recordNote } from "../record-note.ts";
import { todayOn } from "../said-by-people.ts";
import { exitCodes, UsageError } from "./exit-codes.ts";
import { finishRecording } from "./finish-recording.ts";
import { openStoreAloud } from "./open-store-aloud.ts";
import { parseAccount } from "./posture-options.ts";
import { plainLine, printResult } from "./print.ts";
import { sayNoSnapshot } from "./say-no-snapshot.ts";

interface SetOptions {
  readonly control?: string;
  readonly requirement?: string;
  readonly text?: string;
  readonly reviewedOn: string;
  readonly reviewer: string;
  readonly account?: string;
}

interface ListOptions {
  readonly json?: boolean;
  readonly account?: string;
}

/** `demarc note list` and `demarc note set`: what reviewers say of controls and requirements. */
export function addNote(program: Command, finish: (code: number) => void): void {
  const note = program
    .command("note")
    .description("what reviewers say of controls and of requirements");
  note
    .command("list")
    .description("print the notes that stand")
    .option("--json", "one object a line")
    .option("--account <id>", "12 digits; default: the account collected last", parseAccount)
    .action(async (options: ListOptions) => finish(await list(options)));
  note
    .command("set")
    .description("write a note in the place of the one before it, and say who looked and when")
    .option("--control <key>", "about this control")
    .option("--requirement <reference>", "about this requirement: pci-dss-4.0.1:1.2.5")
    .option(
      "--text <text>",
      "the note; left out, somebody only looked, and the words that stand stay",
    )
    .option("--reviewed-on <date>", "the day of the review; default: today", parseDay, todayOn())
    .requiredOption("--reviewer <name>", "who looked")
    .option("--account <id>", "12 digits; default: the account collected last", parseAccount)
    .action(async (options: SetOptions) => finish(await set(options)));
}

async function list({ json = false, account }: ListOptions): Promise<number> {
  await openStoreAloud();
  const reviews = await readStandingReviews(account);
  if (reviews === null) {
    sayNoSnapshot(account === undefined ? {} : { account });
    return exitCodes.nothing;
  }
  for (const note of reviews.notes) printResult(json ? JSON.stringify(note) : lineOf(note));
  return exitCodes.done;
}

function lineOf({ about, text, lastReviewedOn, reviewer }: Note): string {
  return plainLine([about, lastReviewedOn ?? "no date", reviewer, text]);
}

async function set(options: SetOptions): Promise<number> {
  const { text, reviewedOn, reviewer, account } = options;
  const about = aboutOf(options);
  await openStoreAloud();
  const recorded = await recordNote({
    about,
    text: text ?? null,
    lastReviewedOn: reviewedOn,
    reviewer,
    ...(account === undefined ? {} : { accountId: account }),
  });
  return finishRecording(recorded, account, (id) =>
    plainLine([`${id} noted: reviewed on ${reviewedOn} by ${reviewer}, ${kept(text)}.`]),
  );
}

function kept(text: string | undefined): string {
  if (text === undefined) return "the words that stood stay";
  return text.trim() === "" ? "without a text" : "with a text";
}

function aboutOf({ control, requirement }: SetOptions): string {
  if ((control === undefined) === (requirement === undefined))
    throw new UsageError("Name what the note is about: either --control or --requirement.");
  return requirement === undefined ? aboutControl(control ?? "") : `requirement:${requirement}`;
}

function parseDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  throw new InvalidArgumentError("Write a day as 2026-11-22.");
}
