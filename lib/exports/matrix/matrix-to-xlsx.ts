/** Responsibility matrices as a workbook: what it is about first, then a sheet for each standard. */
import { writeWorkbook } from "../xlsx/workbook.ts";
import { aboutSheet } from "./about-sheet.ts";
import { matrixColumns } from "./matrix-columns.ts";
import { frameworksOf, type MatrixInput } from "./matrix-input.ts";
import { matrixRowsReader } from "./matrix-rows.ts";

/** Longer names are refused by spreadsheets. */
const longestName = 31;

/** The file. It holds nothing of when it was written: two of one posture are equal byte for byte. */
export function matrixToXlsx(input: MatrixInput): Uint8Array {
  const rowsOf = matrixRowsReader(input);
  const sheets = frameworksOf(input).map((framework) => ({
    name: framework.id.slice(0, longestName),
    widths: matrixColumns.map(({ width }) => width),
    header: matrixColumns.map(({ heading }) => heading),
    rows: rowsOf(framework).map((row) => ({
      cells: matrixColumns.map(({ name }) => row[name] ?? null),
    })),
  }));
  return writeWorkbook([aboutSheet(input), ...sheets]);
}
