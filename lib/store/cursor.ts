import { z } from "zod";
import { BadCursorError } from "./store-errors.ts";

/** Longer than any marker this store gives out: names in it have at most some thousand characters. */
const longestCursor = 100_000;

/** Where a list goes on, as text that means nothing outside: the list's name and the last row's key. */
export function encodeCursor(list: string, key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify([list, ...key])).toString("base64url");
}

/**
 * The key inside a cursor. It comes from an address bar, so it is checked like any other input.
 *
 * @throws BadCursorError when the text is no cursor of this list
 */
export function decodeCursor<Key extends z.ZodType>(
  list: string,
  key: Key,
  cursor: string,
): z.output<Key> {
  if (cursor.length > longestCursor) throw new BadCursorError();
  try {
    const parts = z
      .tuple([z.literal(list)], z.unknown())
      .parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return key.parse(parts.slice(1));
  } catch (error) {
    throw new BadCursorError({ cause: error });
  }
}
