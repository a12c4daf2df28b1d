import type { SequenceSignal } from "../_describe/describe-sequence.ts";

/** One resource's line beside the story, from the first signal about it to the last. */
export interface Lane {
  readonly letter: string;
  readonly name: string;
  /** Places of its signals in the story, in order. */
  readonly places: readonly number[];
}

/** More would not stand beside each other on a phone. */
const mostLanes = 3;

/**
 * The resources that more than one signal is about: those signals belong together. The most told of come
 * first, and those beyond the third have no line; each signal names its resources all the same.
 */
export function lanesOf(signals: readonly SequenceSignal[]): readonly Lane[] {
  const names = [...new Set(signals.flatMap(({ resources }) => resources))];
  return names
    .map((name) => ({
      name,
      places: signals.flatMap(({ resources }, place) => (resources.includes(name) ? [place] : [])),
    }))
    .filter(({ places }) => places.length > 1)
    .toSorted((a, b) => b.places.length - a.places.length)
    .slice(0, mostLanes)
    .map((lane, index) => ({ ...lane, letter: String.fromCharCode(65 + index) }));
}
