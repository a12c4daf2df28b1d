import type { ResourceListFilter } from "../_links/resources-href.ts";
import { narrowed, narrowing, withWords } from "../_words/narrowed.ts";
import { counted } from "../_words/numbers.ts";

/** `12 failing resources in eu-west-1`: the number that led here, and everything that narrows it. */
export function resourceHeadline(
  total: number,
  { status, type, region, search }: ResourceListFilter,
): string {
  const words = counted(total, status === undefined ? "resource" : `${status} resource`);
  const narrowings = [narrowing("of type", type), narrowing("in", region), withWords(search)];
  return `${words}${narrowed(narrowings, status !== undefined)}`;
}
