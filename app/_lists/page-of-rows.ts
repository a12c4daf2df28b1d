import { rowsPerPage } from "./rows-per-page.ts";

/** One page of a list that is held whole. */
export interface RowPage<Row> {
  readonly rows: readonly Row[];
  /** Rows shown, counted from 1. */
  readonly from: number;
  readonly to: number;
  readonly previous: number | null;
  readonly next: number | null;
}

/** Cuts a page out of a list; beyond its end, the last. */
export function pageOfRows<Row>(rows: readonly Row[], page: number): RowPage<Row> {
  const last = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  const here = Math.min(page, last);
  const start = (here - 1) * rowsPerPage;
  const shown = rows.slice(start, start + rowsPerPage);
  return {
    rows: shown,
    from: Math.min(rows.length, start + 1),
    to: start + shown.length,
    previous: here > 1 ? here - 1 : null,
    next: here < last ? here + 1 : null,
  };
}
