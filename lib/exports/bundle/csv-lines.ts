import { stringify } from "csv-stringify/sync";
import { visibleText } from "../visible-text.ts";

type Cell = string | number | null;

/** Lines are joined into pieces of this many, so that a reader is not fed one line at a time. */
const linesPerChunk = 500;

/** A spreadsheet in pieces: its head, then its lines. A cell that a spreadsheet would run begins with an apostrophe. */
export async function* csvLines(
  head: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): AsyncGenerator<string> {
  let waiting: (readonly string[])[] = [head];
  for await (const row of rows) {
    waiting.push(row.map((cell) => visibleText(String(cell ?? ""))));
    if (waiting.length < linesPerChunk) continue;
    yield written(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield written(waiting);
}

function written(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true },
  );
}
