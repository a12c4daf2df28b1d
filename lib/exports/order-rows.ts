/** Orders rows by their ids, compared by code unit, so that the order is the same on every machine. */
export function byId<Row>(rows: readonly Row[], idOf: (row: Row) => readonly string[]): Row[] {
  return rows
    .map((row) => ({ row, id: idOf(row).join("\u0000") }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ row }) => row);
}
