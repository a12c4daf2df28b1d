/**
 * Responsibility matrices as one CSV file, in the manner of `posture-to-csv.ts`: the account, the instant
 * and the share that was read on every line, one `not_seen` line for each reading that was not whole, no
 * comment lines, no byte order mark. Nothing in it tells when it was written.
 */

import { stringify } from "csv-stringify/sync";
import { coverageWords } from "../coverage-words.ts";
import { filterWords, sortedFilter } from "../filter-words.ts";
import { cellText } from "../xlsx/cell-text.ts";
import { type MatrixRow, matrixColumns } from "./matrix-columns.ts";
import { frameworksOf, type MatrixInput } from "./matrix-input.ts";
import { matrixRowsReader, notSeenRows } from "./matrix-rows.ts";

const stampColumns = [
  "account_id",
  "sample_account",
  "as_of",
  "coverage",
  "narrowed_to",
  "standard",
] as const;

/** The file in pieces, one for each standard. */
export async function* matrixToCsv(input: MatrixInput): AsyncIterable<string> {
  const { account, sample, asOf, coverageSummary } = input.posture;
  const stamp = [
    account.id,
    sample ? "yes, a sample account" : "no",
    asOf,
    coverageWords(coverageSummary, "cell"),
    filterWords(sortedFilter(input.filter)),
  ];
  const lines = (standard: string, rows: readonly MatrixRow[]) =>
    rows.map((row) => [
      ...stamp.map(cellText),
      standard,
      ...matrixColumns.map(({ name }) => cellText(String(row[name] ?? ""))),
    ]);
  const head = [...stampColumns, ...matrixColumns.map(({ name }) => name)];
  yield stringify([head, ...lines("", notSeenRows(input.posture))], { escape_formulas: true });
  const rowsOf = matrixRowsReader(input);
  for (const framework of frameworksOf(input)) {
    yield stringify(lines(framework.id, rowsOf(framework)), { escape_formulas: true });
  }
}
