/**
 * Orders text by its bytes in UTF-8, as the database does. `byText` differs from it where characters
 * beyond the first 65,536 meet those just below.
 */
export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
