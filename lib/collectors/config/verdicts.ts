import type { ReadFailure } from "../read-failure.ts";
import type { KeptRows } from "./kept-rows.ts";

/** What was found of the rules' results; the rows themselves are kept already. */
export interface Verdicts {
  /** Rules of which rows came. */
  readonly judged: ReadonlySet<string>;
  /** Rules whose rows could not be read, or not all of them. */
  readonly unread: ReadonlyMap<string, ReadFailure>;
  /** Rules of which nothing came that they judged, although AWS does not say that there is nothing. */
  readonly contradicted: ReadonlyMap<string, string>;
}

/** Whether a rule may have rows: only a word of AWS can spare the asking. */
export function mayHaveRows(word: string | null): boolean {
  return word !== "INSUFFICIENT_DATA" && word !== "NOT_APPLICABLE";
}

/**
 * The contradicted among rules whose rows were asked for, with words for each.
 *
 * @param words AWS's word on each of them; on which there is none, AWS has not said that it judges nothing
 */
export function contradictedAmong(
  ruleNames: Iterable<string>,
  words: ReadonlyMap<string, string | null>,
  { judged, undecided }: Pick<KeptRows, "judged" | "undecided">,
): ReadonlyMap<string, string> {
  const contradicted = new Map<string, string>();
  for (const name of ruleNames) {
    if (judged.has(name)) continue;
    const word = words.get(name) ?? null;
    if (undecided.has(name))
      contradicted.set(name, "AWS Config has insufficient data on what it lists");
    else if (mayHaveRows(word))
      contradicted.set(name, `AWS Config ${saysOf(word)} and lists no resource`);
  }
  return contradicted;
}

const saysOf = (word: string | null) =>
  word === null ? "gives no word on it" : `says ${shortened(word)}`;

/** AWS's own are shorter. */
const longestWord = 64;

/** A word of AWS's, to be told. */
export const shortened = (word: string) =>
  word.length > longestWord ? `${word.slice(0, longestWord).toWellFormed()}…` : word;
