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
  const nearest = nearestWord(word, allowed);
  const said = `${quoted(word)} is no ${kind}`;
  const list = allowed.length <= mostListed ? `Allowed: ${allowed.join(", ")}.` : null;
  if (nearest !== null) return [`${said}: did you mean ${nearest}?`, list ?? []].flat().join(" ");
  return list === null
    ? `${said}: there are ${allowed.length}, and none is like it.`
    : `${said}. ${list}`;
}

/** Text of others in a message: short, and with nothing that a terminal would obey. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text);
}
