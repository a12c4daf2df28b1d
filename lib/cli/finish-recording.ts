import type { Recorded } from "../record-change.ts";
import { exitCodes, UsageError } from "./exit-codes.ts";
import { printResult } from "./print.ts";
import { sayNoSnapshot } from "./say-no-snapshot.ts";

/**
 * Says what became of something that was to be kept: its id, or words with it, or all that is wrong with it.
 *
 * @throws UsageError when nothing was written because of what was asked
 */
export function finishRecording(
  recorded: Recorded,
  account: string | undefined,
  wordsFor: (id: string) => string = (id) => id,
): number {
  switch (recorded.kind) {
    case "recorded":
      printResult(wordsFor(recorded.id));
      return exitCodes.done;
    case "refused":
      throw new UsageError(
        recorded.problems.map(({ field, problem }) => `${optionOf(field)}: ${problem}`).join("\n"),
      );
    case "changed":
      throw new UsageError(recorded.message);
    case "none":
      sayNoSnapshot(account === undefined ? {} : { account });
      return exitCodes.nothing;
    default:
      return recorded satisfies never;
  }
}

/** What the pages call a field, the command line calls an option. */
const options: Readonly<Record<string, string>> = {
  about: "note",
  lastReviewedOn: "--reviewed-on",
  startsAt: "--from",
  endsAt: "--to",
  services: "--service",
  who: "--by",
};

function optionOf(field: string): string {
  return options[field] ?? `--${field}`;
}
