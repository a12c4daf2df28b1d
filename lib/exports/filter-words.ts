import type { PostureFilter } from "../posture/posture-filter.ts";

/** `region eu-west-1, severity high`; empty when nothing was narrowed. */
export function filterWords(filter: PostureFilter): string {
  return Object.entries(filter)
    .toSorted()
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}
