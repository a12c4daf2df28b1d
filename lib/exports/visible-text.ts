/**
 * Characters that change how the text around them reads without being seen: C0 and C1 controls,
 * zero-width characters, the bidirectional marks and overrides, the byte order mark, and the tag
 * characters. An account's own names may carry them to make one thing look like another.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\uDB40[\uDC00-\uDC7F]/g;

/**
 * Text from the account on one line, with every unseen character written out as its code point:
 * `U+202E` in brackets. Line breaks and tabs become spaces.
 */
export function visibleText(text: string): string {
  return text
    .replaceAll(/\s*[\r\n\t\u2028\u2029]+\s*/g, " ")
    .replaceAll(unseen, (character) => `[U+${codePointOf(character)}]`)
    .trim();
}

/** The same, cut to a number of characters, the last being an ellipsis when something was left out. */
export function shortText(text: string, length: number): string {
  // Long before it is shown, so that hostile lengths cost nothing.
  const characters = [...visibleText(text.slice(0, length * 4))];
  return characters.length <= length
    ? characters.join("")
    : `${characters.slice(0, length - 1).join("")}…`;
}

function codePointOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
