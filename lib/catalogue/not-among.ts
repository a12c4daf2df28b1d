import { nearestWord } from "./nearest-word.ts";

/** Longer lists are not for an error message. */
const mostListed = 20;
const longestQuote = 80;

/**
 * Says that a word is none of those allowed: `"securty" is no pillar: did you mean security? Allowed: …`.
 *
 * @param kind what it should have been, in one or two words
 */
export function notAmong(kind: string, word: string, allowed: readonly string[]): string {
  const meant = wordMeant(word, allowed);
  const said = `${quoted(word)} is no ${kind}`;
  const list = allowed.length <= mostListed ? `Allowed: ${allowed.join(", ")}.` : null;
  if (meant !== null) return [`${said}: did you mean ${meant}?`, list ?? []].flat().join(" ");
  return list === null
    ? `${said}: there are ${allowed.length}, and none is like it.`
    : `${said}. ${list}`;
}

/** The word that was probably meant: one near it, or else the only one that begins so. Null when there is none. */
export function wordMeant(word: string, words: readonly string[]): string | null {
  const [begun, ...others] = wordsBegunBy(word, words);
  return nearestWord(word, words) ?? (others.length === 0 ? (begun ?? null) : null);
}

/** Fewer letters begin too much. */
const fewestLetters = 3;

/** Words of which somebody wrote the beginning, with or without the signs in it: `soc2` begins `soc-2-2017`. */
export function wordsBegunBy(beginning: string, words: readonly string[]): readonly string[] {
  const letters = lettersOf(beginning);
  if (letters.length < fewestLetters) return [];
  return words.filter((word) => lettersOf(word).startsWith(letters));
}

function lettersOf(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** Text of others in a message: short, and with nothing that a terminal would obey or nobody would see. */
export function quoted(text: string): string {
  return visible(
    JSON.stringify(text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text),
  );
}

/** What cannot be seen in a text stands there as JSON may write it: `\u202e`. */
export function visible(text: string): string {
  return text.replaceAll(unseen, asCode);
}

/** Controls, marks of direction and without width, and the two signs beside LF that end a line. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function asCode(character: string): string {
  return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");
}
