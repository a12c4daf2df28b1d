import type { ResourceListFilter } from "../_links/resources-href.ts";
import { narrowed, narrowing, withWords } from "../_words/narrowed.ts";
import { counted } from "../_words/numbers.ts";

/** What the counts of the list count. They are AWS's own; that people accepted some of it changes none of them. */
export function whatIsCounted(exceptions: readonly { readonly active: boolean }[]): string {
  const counted =
    "A resource stands here when some rule judges it. Each control counts once on it, in the worst verdict of its copies.";
  return exceptions.some(({ active }) => active)
    ? `${counted} What fails only under an exception stands among the failing here, and is marked as excepted.`
    : counted;
}

/** `12 failing resources in eu-west-1`: the number that led here, and everything that narrows it. */
export function resourceHeadline(
  total: number,
  { status, type, region, search }: ResourceListFilter,
): string {
  const words = counted(total, status === undefined ? "resource" : `${status} resource`);
  const narrowings = [narrowing("of type", type), narrowing("in", region), withWords(search)];
  return `${words}${narrowed(narrowings, status !== undefined)}`;
}
