/** Junction: the matrix of who does what, as a workbook and as a text. */

import { reviewsOf } from "./exported-reviews.ts";
import type { Exporting } from "./exporting.ts";
import type { Chunks } from "./exports/exported-posture.ts";
import type { MatrixInput } from "./exports/matrix/matrix-input.ts";
import { matrixToCsv } from "./exports/matrix/matrix-to-csv.ts";
import { matrixToXlsx } from "./exports/matrix/matrix-to-xlsx.ts";
import { readStandards } from "./read-catalogue.ts";

/** As a workbook. */
export async function* exportMatrixAsXlsx(exporting: Exporting): Chunks {
  yield matrixToXlsx(await matrixOf(exporting));
}

/** As one spreadsheet in CSV. */
export async function* exportMatrixAsCsv(exporting: Exporting): Chunks {
  yield* matrixToCsv(await matrixOf(exporting));
}

async function matrixOf(exporting: Exporting): Promise<MatrixInput> {
  const { posture, filter } = exporting;
  return { posture, filter, reviews: await reviewsOf(exporting), standards: readStandards() };
}
