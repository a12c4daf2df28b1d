/** One page of a list. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** Where the next page begins; null on the last. Opaque. */
  readonly next: string | null;
  /** Rows of the list that stand before these. */
  readonly before: number;
  /** Rows in the whole list. */
  readonly total: number;
}

/**
 * How many rows stand before a page. Its marker says how many did when it was given; the list may have become
 * shorter since, and the last page ends it.
 */
export function rowsBefore(
  { rows, next, total }: Omit<Page<unknown>, "before">,
  marked: number,
): number {
  const most = total - rows.length - (next === null ? 0 : 1);
  return Math.max(0, next === null ? most : Math.min(marked, most));
}

/** @throws RangeError when a page of `limit` rows cannot be */
export function requireLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new RangeError(`A page has at least one row, not ${limit}`);
  }
}
