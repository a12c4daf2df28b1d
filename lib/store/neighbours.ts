/** Rows that follow each other and have the same key, as one group after another. Holds one group at a time. */
export function* neighbours<Row>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
): Generator<[Row, ...Row[]]> {
  let group: [Row, ...Row[]] | null = null;
  let key = "";
  for (const row of rows) {
    const itsKey = keyOf(row);
    if (group !== null && itsKey === key) {
      group.push(row);
      continue;
    }
    if (group !== null) yield group;
    group = [row];
    key = itsKey;
  }
  if (group !== null) yield group;
}
