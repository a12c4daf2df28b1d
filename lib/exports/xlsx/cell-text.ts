import { visibleText } from "../visible-text.ts";

/** As many characters as a cell may hold. */
const longest = 32_767;

/**
 * Text as a cell shows it: nothing unseen in it, nothing that a spreadsheet would run, were the sheet
 * saved as CSV one day, and no longer than a cell may be. The same that `csv-stringify` does to formulas.
 */
export function cellText(text: string): string {
  const shown = visibleText(text);
  const still = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(shown) ? `'${shown}` : shown;
  return still.length > longest ? `${still.slice(0, longest - 1)}…` : still;
}

/** Text for XML. Spreadsheets read `_x0041_` as a letter by its number: such text is written so that it stays. */
export function xmlText(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(
      /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g,
      "\uFFFD",
    );
}
