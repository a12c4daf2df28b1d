/** Longer words than this are no typing mistakes of ours. */
const longestWord = 80;

/**
 * The word that was probably meant: at most one slip for each four letters away, two letters swapped
 * counting as one, and no other word as near. Null when there is none.
 */
export function nearestWord(word: string, words: Iterable<string>): string | null {
  if (word.length > longestWord) return null;
  const limit = Math.max(1, Math.floor(word.length / 4));
  let nearest: { readonly words: string[]; readonly slips: number } = { words: [], slips: limit };
  for (const known of words) {
    if (Math.abs(known.length - word.length) > nearest.slips) continue;
    const slips = slipsBetween(word.toLowerCase(), known.toLowerCase());
    if (slips < nearest.slips) nearest = { words: [known], slips };
    else if (slips === nearest.slips) nearest.words.push(known);
  }
  return nearest.words.length === 1 ? (nearest.words[0] ?? null) : null;
}

/** How many letters were left out, put in, changed or swapped with their neighbour (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      now.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (now[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = above;
    above = now;
  }
  return above[b.length] ?? 0;
}
