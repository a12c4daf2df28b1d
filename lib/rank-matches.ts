/** How well texts answer what somebody typed: the one order of the search page and the palette. */

/** Nobody types more; what is longer is cut, so that no text can make a search slow. */
const longestQuery = 200;

/**
 * Text as it is compared: lower case, one space for whatever stands between words. `S3_BUCKET-x` and
 * `s3 bucket x` are the same.
 */
export function foldedWords(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, " ")
    .trim();
}

/** What was typed, ready to be compared; empty when nothing in it can be looked for. */
export function foldedQuery(text: string): string {
  return foldedWords(text.slice(0, longestQuery));
}

/** Best first: the whole text, its beginning, the beginning of a word, anywhere, its words apart. */
export const matchKinds = ["exact", "prefix", "word", "inside", "apart"] as const;
export type MatchKind = (typeof matchKinds)[number];

/** How a folded text answers a folded query; null when it does not, and for an empty query. */
export function matchKindOf(text: string, query: string): MatchKind | null {
  if (query === "") return null;
  if (text === query) return "exact";
  if (text.startsWith(query)) return "prefix";
  if (text.includes(` ${query}`)) return "word";
  if (text.includes(query)) return "inside";
  const words = query.split(" ");
  return words.length > 1 && words.every((word) => text.includes(word)) ? "apart" : null;
}

/** A thing with the folded texts it answers to: its own name first, then what else is said of it. */
export interface Searchable<Thing> {
  readonly thing: Thing;
  readonly texts: readonly string[];
}

/** The best of what matches, and how many match in all. */
export interface Matches<Thing> {
  readonly best: readonly Thing[];
  readonly total: number;
  /** Place of the first in {@link matchKinds}; Infinity when nothing matches. */
  readonly rank: number;
}

/**
 * The things that answer a folded query, the best answers first; equal ones stay in the order given.
 *
 * @param limit most of them to give; all are counted
 */
export function rankMatches<Thing>(
  candidates: readonly Searchable<Thing>[],
  query: string,
  limit: number,
): Matches<Thing> {
  const found = candidates.flatMap(({ thing, texts }) => {
    const rank = rankOf(texts, query);
    return rank === null ? [] : [{ thing, rank }];
  });
  found.sort((a, b) => a.rank.kind - b.rank.kind || a.rank.text - b.rank.text);
  return {
    best: found.slice(0, limit).map(({ thing }) => thing),
    total: found.length,
    rank: found[0]?.rank.kind ?? Number.POSITIVE_INFINITY,
  };
}

function rankOf(texts: readonly string[], query: string) {
  let best: { kind: number; text: number } | null = null;
  for (const [text, words] of texts.entries()) {
    const kind = matchKindOf(words, query);
    if (kind === null) continue;
    const place = matchKinds.indexOf(kind);
    if (best === null || place < best.kind) best = { kind: place, text };
  }
  return best;
}
