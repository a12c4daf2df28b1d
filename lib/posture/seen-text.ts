/** What people may write: texts of which everything can be seen. */

/** Longest name of a person or a team, in characters. */
export const longestName = 200;

/** Characters that nobody sees and that no file carries well. Lines and tabs are no such. */
const unseenInText =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Cs}/u;

/** In a name also what joins, parts or turns letters: two names that look the same are to be the same. */
const unseenInName = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/u;

/** What cannot be seen in a text of several lines; null: nothing. */
export function unseenProblem(text: string): string | null {
  return problemOf(unseenInText.exec(text));
}

/**
 * What is wrong with a tidy name of a person or a team; null: nothing.
 *
 * @param missing what to say where there is none
 */
export function nameProblem(name: string, missing: string): string | null {
  const length = [...name].length;
  if (length === 0) return missing;
  if (length > longestName) return `It has ${length} characters; there is room for ${longestName}.`;
  return /[\r\n]/.test(name) ? "Write it on one line." : problemOf(unseenInName.exec(name));
}

function problemOf(found: RegExpExecArray | null): string | null {
  if (found === null) return null;
  const code = found[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return `It has a character that cannot be seen, U+${code}: write it anew, without.`;
}
