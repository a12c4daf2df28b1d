/**
 * Chooses, while rows still come, the questions that explain their failures: what is right whatever comes
 * is asked at once, the rest when all is known. Asks nothing itself.
 */
import type { Failure } from "./open-failures.ts";
import { type DetailPlan, planDetails } from "./plan-details.ts";
import { longestRuleName, type PackRules, type RowListing } from "./row-listing.ts";
import { createWatchedPack } from "./watched-pack.ts";

export interface DetailPlanner {
  /**
   * Takes the failing rows of one page and answers with the listings to start now. A whole listing also
   * covers what comes later.
   *
   * @param unexplained those of the failing rows whose details nobody has
   */
  readonly see: (
    failing: readonly Failure[],
    unexplained: readonly Failure[],
  ) => readonly RowListing[];
  /** What is left to ask once all rows came. */
  readonly rest: () => DetailPlan;
}

/** @param packs each rule in at most one of them */
export function createDetailPlanner(packs: readonly PackRules[]): DetailPlanner {
  const failing = new Map<string, number>();
  const failingOf = (ruleName: string) => failing.get(ruleName) ?? 0;
  const watched = packs.map((pack) => createWatchedPack(pack, failingOf));
  const packOf = new Map(
    watched.flatMap((pack, index) =>
      (packs[index]?.ruleNames ?? []).map((ruleName) => [ruleName, pack] as const),
    ),
  );
  const outside = new Set<string>();
  return {
    see(rows, unexplained) {
      for (const { ruleName } of rows) failing.set(ruleName, failingOf(ruleName) + 1);
      const byPack = Map.groupBy(unexplained, ({ ruleName }) => packOf.get(ruleName));
      const ofPacks = watched.flatMap((pack) => pack.see(byPack.get(pack) ?? []));
      const names = new Set((byPack.get(undefined) ?? []).map(({ ruleName }) => ruleName));
      const news = [...names].filter((name) => !outside.has(name));
      for (const name of news) outside.add(name);
      return [...ofPacks, ...news.filter(isShort).map(listingOfRule)];
    },
    rest() {
      const open = watched.flatMap((pack) => pack.open());
      const unaskable = [...outside].filter((name) => !isShort(name));
      return { listings: planDetails(open, packs, failingOf).listings, unaskable };
    },
  };
}

const isShort = (ruleName: string) => ruleName.length <= longestRuleName;

const listingOfRule = (ruleName: string): RowListing => ({ kind: "rule", ruleName });
