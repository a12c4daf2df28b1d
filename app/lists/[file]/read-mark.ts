/**
 * Whether a file is to begin with a byte order mark, by which Excel knows UTF-8: `bom=yes`, as where the
 * posture is exported. No list has a filter of that name.
 *
 * @returns null for a word that is neither yes nor no, or for more than one; and what else is asked
 */
export function readMark(asked: URLSearchParams): {
  readonly isMarked: boolean | null;
  readonly others: URLSearchParams;
} {
  const [word = "no", ...more] = asked.getAll("bom");
  const others = new URLSearchParams(asked);
  others.delete("bom");
  const isKnown = more.length === 0 && ["yes", "no", ""].includes(word);
  return { isMarked: isKnown ? word === "yes" : null, others };
}

/** The mark goes with the first piece, so that what fails before it still is no file. */
export async function* markedFirst(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let mark = "\uFEFF";
  for await (const piece of pieces) {
    yield `${mark}${piece}`;
    mark = "";
  }
}
