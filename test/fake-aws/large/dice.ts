/** Dice for a million throws: Mulberry32, public domain. Hashing texts would take longer than the rest. */
import { hashOf } from "../fingerprint.ts";

/** Fractions from 0 up to 1, the same row for the same name. */
export function diceOf(name: string): () => number {
  let state = hashOf(name);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
