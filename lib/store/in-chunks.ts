/** Most rows that one statement writes: stays far below every database's limit on parameters. */
const rowsPerChunk = 500;

/** Cuts a list into pieces that one statement can take. */
export function* inChunks<T>(rows: readonly T[], size = rowsPerChunk): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
