/** One page of a list. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** Where the next page begins; null on the last. Opaque. */
  readonly next: string | null;
  /** Rows in the whole list. */
  readonly total: number;
}

/** @throws RangeError when a page of `limit` rows cannot be */
export function requireLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new RangeError(`A page has at least one row, not ${limit}`);
  }
}
