import { noSnapshotWords } from "../exports/no-snapshot-words.ts";
import type { PostureOptions } from "./posture-options.ts";
import { say } from "./print.ts";

/** Says why there is nothing to show, and the next step. */
export function sayNoSnapshot(options: PostureOptions): void {
  say(noSnapshotWords(options, "--as-of"));
}
