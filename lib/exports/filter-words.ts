/** What a posture was narrowed to, for every document. */
import type { PostureFilter } from "../posture/posture-filter.ts";

type Narrowed = PostureFilter | Readonly<Record<string, string>>;

/** In order of the names, whoever asked and how: what programs read never depends on that. */
export function sortedFilter(filter: PostureFilter): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(filter).toSorted());
}

/**
 * `region eu-west-1, severity high`, in the order of its members; empty when nothing was narrowed.
 *
 * @param written how a document writes a value: some are text from the account
 */
export function filterWords(
  filter: Narrowed,
  written: (value: string, name: string) => string = (value) => value,
): string {
  return Object.entries(filter)
    .map(([name, value]) => `${name} ${written(value, name)}`)
    .join(", ");
}
