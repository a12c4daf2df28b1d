/**
 * A list of the pages as a spreadsheet, in the manner of `posture-to-csv.ts`: the account and the instant
 * on every line, no comment lines, no byte order mark, and no cell that a spreadsheet would run.
 */
import { stringify } from "csv-stringify/sync";
import type { Posture } from "../posture/posture.ts";
import { visibleText } from "./visible-text.ts";

/** A line by the names of its columns; what is missing stays empty. */
export type ListRow<Column extends string = string> = Readonly<
  Partial<Record<Column, string | number | null>>
>;

export interface ListToWrite<Column extends string = string> {
  readonly posture: Pick<Posture, "account" | "sample" | "asOf">;
  /** In the order of the file. */
  readonly columns: readonly Column[];
  /** May be a million: read once, as the file is written. */
  readonly rows: AsyncIterable<ListRow<Column>> | Iterable<ListRow<Column>>;
}

const stampColumns = ["account_id", "sample_account", "as_of"] as const;

/** Lines are joined into pieces of this many, so that a reader is not fed one line at a time. */
const linesPerChunk = 500;

/** The file in pieces; the first is its head and whatever was ready by then. */
export async function* listToCsv<Column extends string>({
  posture: { account, sample, asOf },
  columns,
  rows,
}: ListToWrite<Column>): AsyncGenerator<string> {
  const stamp = [account.id, sample ? "yes, a sample account" : "no", asOf];
  let waiting: string[][] = [[...stampColumns, ...columns]];
  for await (const row of rows) {
    waiting.push([...stamp, ...columns.map((column) => visibleText(String(row[column] ?? "")))]);
    if (waiting.length < linesPerChunk) continue;
    yield stringify(waiting, { escape_formulas: true });
    waiting = [];
  }
  if (waiting.length > 0) yield stringify(waiting, { escape_formulas: true });
}
