/** Short, repeatable names out of long ones: ids, hashes, the dice of the sample account. */

/** FNV-1a over the text, then mixed: 32 bits that change wholly when the text changes a little. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A fraction from 0 up to 1 that belongs to the text. */
export const chanceOf = (text: string): number => hashOf(text) / 2 ** 32;

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
const hexadecimals = "0123456789abcdef";

/** Letters one hash is good for: 36 to the 6th and 16 to the 6th both fit into 32 bits. */
const lettersPerHash = 6;

function drawn(text: string, length: number, alphabet: string): string {
  let out = "";
  for (let index = 0; out.length < length; index += 1) {
    let rest = hashOf(`${text}#${index}`);
    for (let letter = 0; letter < lettersPerHash; letter += 1) {
      out += alphabet.charAt(rest % alphabet.length);
      rest = Math.floor(rest / alphabet.length);
    }
  }
  return out.slice(0, length);
}

/** Lower-case letters and digits that belong to the text. */
export const fingerprintOf = (text: string, length: number): string => drawn(text, length, letters);

/** Hexadecimal digits that belong to the text. */
export const hexOf = (text: string, length: number): string => drawn(text, length, hexadecimals);
