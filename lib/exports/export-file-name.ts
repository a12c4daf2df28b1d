import type { Posture } from "../posture/posture.ts";
import type { PostureFilter } from "../posture/posture-filter.ts";
import { sortedFilter } from "./filter-words.ts";

/** What a file is of, where it is not of the whole. */
export interface FileSubject {
  readonly filter: PostureFilter;
  /** Where nothing was narrowed: another word for it than the posture; null when there is none. */
  readonly what: string | null;
}

/** Of what people call their packs, no more: some file systems take short names alone. */
const longestPart = 40;

/**
 * A name that is safe on every file system: what the posture was narrowed to, whose it is and of when. A part
 * of an account must not lie in a folder under the name of the whole.
 */
export function exportFileName(
  { account, sample, snapshot }: Pick<Posture, "account" | "sample" | "snapshot">,
  extension: string,
  { filter, what }: FileSubject,
): string {
  const when = snapshot.finishedAt.slice(0, 16).replaceAll(/[-:]/g, "");
  const narrowed = Object.entries(sortedFilter(filter)).map(
    ([name, value]) => plainPart(value) || name,
  );
  const parts = narrowed.length > 0 || what === null ? narrowed : [what];
  const of = parts.map((part) => `${part}-`).join("");
  return `demarc-${of}${sample ? "sample-" : ""}${account.id}-${when}Z.${extension}`;
}

function plainPart(value: string): string {
  return value
    .replaceAll(/[^A-Za-z0-9.]+/g, "-")
    .slice(0, longestPart)
    .replaceAll(/^[-.]+|[-.]+$/g, "");
}
