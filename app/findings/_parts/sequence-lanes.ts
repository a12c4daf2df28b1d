import type { SequenceSignal } from "../_describe/describe-sequence.ts";

/** One resource's line through the story, from the first signal about it to the last. */
export interface Lane {
  readonly letter: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** More would not stand beside each other on a phone. */
const mostLanes = 4;

/**
 * The resources that the signals are about, in the order in which the story reaches them: signals on one
 * line belong together. Resources beyond the fourth share the last line.
 */
export function lanesOf(signals: readonly SequenceSignal[]): readonly Lane[] {
  const names = [...new Set(signals.flatMap(({ resources }) => resources))];
  const apart = names.length > mostLanes ? mostLanes - 1 : names.length;
  const groups = [
    ...names.slice(0, apart).map((name) => [name]),
    ...(names.length > apart ? [names.slice(apart)] : []),
  ];
  return groups.map((group, index) => {
    const about = signals.flatMap(({ resources }, place) =>
      resources.some((name) => group.includes(name)) ? [place] : [],
    );
    return {
      letter: String.fromCharCode(65 + index),
      name: group.length === 1 ? (group[0] ?? "") : `${group.length} more resources`,
      from: about[0] ?? 0,
      to: about.at(-1) ?? 0,
    };
  });
}

/** The places of the lanes that a signal stands on; the first lane's when it is about nothing named. */
export function lanesUnder(
  lanes: readonly Lane[],
  names: readonly string[],
  resources: readonly string[],
): readonly number[] {
  const places = resources.map((resource) => Math.min(names.indexOf(resource), lanes.length - 1));
  return [...new Set(places.filter((place) => place >= 0))];
}
