import type { ReadFailure } from "../read-failure.ts";

/** What was found of the rules' results; the rows themselves are kept already. */
export interface Verdicts {
  /** Rules of which rows came. */
  readonly judged: ReadonlySet<string>;
  /** Rules whose rows could not be read, or not all of them. */
  readonly unread: ReadonlyMap<string, ReadFailure>;
  /** Rules to which AWS gives a verdict and lists nothing that they judged, with words for it. */
  readonly contradicted: ReadonlyMap<string, string>;
}

/** The contradicted among rules on which AWS gave a word. */
export function contradictedAmong(
  words: ReadonlyMap<string, string | null>,
  judged: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const contradicted = new Map<string, string>();
  for (const [name, word] of words)
    if (!judged.has(name) && (word === "COMPLIANT" || word === "NON_COMPLIANT"))
      contradicted.set(name, `AWS Config says ${word} and lists no resource`);
  return contradicted;
}
