/** Junction: ids for what people make. */
import { createHash, randomBytes } from "node:crypto";

/** Without I, L, O and U, which are taken for others when an id is read out. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An id for something new: the prefix and eight letters, one of 10^12. */
export function newId(prefix: string): string {
  return withLetters(prefix, randomBytes(8));
}

/**
 * The id of what a form makes. A form that is sent twice makes one thing; sent again with other words, as
 * after going back in the browser, it makes another.
 *
 * @param draft drawn at random with the form
 * @param said everything that the form says of the new thing, its members always in one order
 */
export function idOfDraft(prefix: string, draft: string, said: object): string {
  return withLetters(
    prefix,
    createHash("sha256")
      .update(JSON.stringify([draft, said]))
      .digest(),
  );
}

function withLetters(prefix: string, bytes: Uint8Array): string {
  const eight = [...bytes.subarray(0, 8)].map((byte) => letters[byte % letters.length]);
  return `${prefix}-${eight.join("")}`;
}
