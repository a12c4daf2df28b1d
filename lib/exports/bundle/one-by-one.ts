/** A stream that several readers take from in turn, each as far as what is its own. */
export interface OneByOne<Row> {
  /** The next row, if `isWanted`; else null, and it waits for whoever comes next. Null at the end too. */
  readonly next: (isWanted: (row: Row) => boolean) => Promise<Row | null>;
  /** Lets go of where the rows come from. */
  readonly leave: () => Promise<void>;
}

/** Nothing is asked of the stream before the first row is. */
export function oneByOne<Row>(rows: AsyncIterable<Row> | Iterable<Row>): OneByOne<Row> {
  let iterator: AsyncIterator<Row> | Iterator<Row> | null = null;
  let waiting: { readonly row: Row } | null = null;
  return {
    next: async (isWanted) => {
      iterator ??=
        Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
      if (waiting === null) {
        const { done, value } = await iterator.next();
        if (done) return null;
        waiting = { row: value };
      }
      const { row } = waiting;
      if (!isWanted(row)) return null;
      waiting = null;
      return row;
    },
    leave: async () => {
      await iterator?.return?.();
    },
  };
}
