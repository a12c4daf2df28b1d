import type { CollectionProgress, SourceProgress } from "../../lib/posture/progress.ts";
import { count, counted } from "./numbers.ts";

/** What a collection does, in the words of the command line. */
export const phaseWords: Readonly<Record<CollectionProgress["phase"], string>> = {
  connecting: "Connecting to AWS",
  reading: "Reading AWS",
  saving: "Judging and saving",
};

/** A source's progress, part by part, as the command line tells it. */
export interface ProgressWords {
  /** `3 of 17 regions`. */
  readonly places: string;
  /** `1,204 rows in 96 calls`. */
  readonly found: string;
  /** What is to be known of the rest: `12 throttled`, `about 42 s left`, `2 not read`. */
  readonly rest: readonly string[];
}

/** @param source its `secondsLeft` is an estimate, and is told as one */
export function progressWordsOf(source: SourceProgress): ProgressWords {
  const { regionsDone, regionsTotal, rows, calls, throttles, failures } = source;
  const left = timeLeftOf(source);
  return {
    places: `${regionsDone} of ${regionsTotal} ${regionsTotal === 1 ? "place" : "regions"}`,
    found: `${counted(rows, "row")} in ${counted(calls, "call")}`,
    rest: [
      ...(throttles === 0 ? [] : [`${count(throttles)} throttled`]),
      ...(left === null ? [] : [`about ${left} left`]),
      ...(failures === 0 ? [] : [`${count(failures)} not read`]),
    ],
  };
}

function timeLeftOf({ regionsDone, regionsTotal, secondsLeft }: SourceProgress): string | null {
  if (secondsLeft === null || regionsDone === regionsTotal) return null;
  return secondsLeft < 100 ? `${secondsLeft} s` : `${Math.round(secondsLeft / 60)} min`;
}
