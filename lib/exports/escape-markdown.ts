import { shortText } from "./visible-text.ts";

/**
 * Text from the account as Markdown that shows just that text, on one line: no markup, no HTML, no
 * cell border, no link, and no address made clickable by the reader's program. Issue trackers turn
 * `@name` and `#12` into notices even when escaped; only as code do they leave them alone.
 *
 * What Markdown leaves alone is left alone, so that names stay readable in the source: an underscore
 * inside a word, a bracket that no link precedes.
 *
 * It is safe inside a line, not at its beginning, where digits and dashes would begin a list.
 *
 * @param length characters that may stand; what is longer ends in an ellipsis
 */
export function escapeMarkdown(text: string, length = 160): string {
  return shortText(text, length)
    .replaceAll(/&(?=#?\w+;)/g, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\\`*[\]|~$]|(?<=\])\(|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&")
    .replaceAll(/[@#]+/g, "`$&`")
    .replaceAll("://", ":&#47;&#47;")
    .replaceAll(/www\./gi, (start) => `${start.slice(0, 3)}&#46;`);
}
