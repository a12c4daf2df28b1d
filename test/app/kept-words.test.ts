import { expect, test } from "vitest";
import { keptWords } from "../../app/coverage/kept-words.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";

const before = "2026-11-21T09:00:30.000Z";

test.each([
  ["nothing of a reading of the same day", { state: "partial" }, null],
  ["nothing of what was never read", { state: "partial", lastReadAt: null }, null],
  [
    "shown as it was, where it was not read",
    { state: "not_read", lastReadAt: before },
    "shown as it was",
  ],
  [
    "last read whole, where findings broke off",
    { state: "partial", lastReadAt: before },
    "last read whole",
  ],
  [
    "shown as it was, where nobody has collected since",
    { state: "not_read", collectedAt: before, lastReadAt: before },
    "shown as it was",
  ],
] as const)("the date of the last reading says %s", (_, row, words) => {
  expect(keptWords(aKeptCoverage(row))).toBe(words);
});
