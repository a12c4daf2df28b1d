/** The questions by which AWS gives rows with their reasons, and what each may cost. Pure. */

/** One question about a pack's rows or a rule's. */
export type RowListing =
  | { readonly kind: "pack"; readonly packName: string; readonly only: PackFilter | null }
  /** A rule outside every pack. */
  | { readonly kind: "rule"; readonly ruleName: string };

/** What narrows a pack's rows: some rules, or some resources of one type under every rule. */
export type PackFilter =
  | { readonly ruleNames: readonly string[] }
  | { readonly resourceType: string; readonly resourceIds: readonly string[] };

/** A pack by what its rows are asked with. */
export interface PackRules {
  readonly name: string;
  readonly ruleNames: readonly string[];
}

/** The most rows AWS gives in one answer. */
export const rowsPerPage = 100;

/** AWS takes no longer rule name in these questions, although a rule may have one of 128 characters. */
export const longestRuleName = 64;

/** A filter takes so many rules… */
export const mostRuleNames = 10;

/** …or so many resources… */
export const mostResourceIds = 5;

/** …whose type and ids are each no longer than this. */
export const longestResource = 256;

/** Whether a filter takes this resource. */
export function canBeFiltered({
  resourceType,
  resourceId,
}: {
  readonly resourceType: string;
  readonly resourceId: string;
}): boolean {
  return resourceType.length <= longestResource && resourceId.length <= longestResource;
}

/** How many calls give so many rows. */
export function pagesOf(rows: number): number {
  return Math.max(1, Math.ceil(rows / rowsPerPage));
}

/** The most calls that listing a pack's failures may take, by how many failing rows each rule has. */
export function packCallsOf(
  { ruleNames }: PackRules,
  only: PackFilter | null,
  failingOf: (ruleName: string) => number,
): number {
  if (only === null) return pagesOf(sum(ruleNames.map(failingOf)));
  if ("ruleNames" in only) return pagesOf(sum(only.ruleNames.map(failingOf)));
  // No rule has more failing rows on these resources than there are resources.
  const most = only.resourceIds.length;
  return pagesOf(sum(ruleNames.map((name) => Math.min(failingOf(name), most))));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
