/** Chooses the questions that explain every unexplained failure with the fewest calls. Pure. */
import {
  canBeFiltered,
  longestRuleName,
  mostResourceIds,
  mostRuleNames,
  type PackFilter,
  type PackRules,
  packCallsOf,
  type RowListing,
} from "./row-listing.ts";

/** Failures of one rule in one region whose details nobody has. */
export interface UnexplainedFailures {
  readonly ruleName: string;
  /** How many; at least 1. */
  readonly unexplained: number;
  /** All of them by name when they are at most {@link mostNamed}, else empty. */
  readonly named: readonly { readonly resourceType: string; readonly resourceId: string }[];
}

/** More unexplained failures of one rule than this are not worth asking for one by one. */
export const mostNamed = 50;

export interface DetailPlan {
  readonly listings: readonly RowListing[];
  /** Rules outside every pack whose names AWS does not take: their failures stay unexplained. */
  readonly unaskable: readonly string[];
}

/**
 * @param unexplained each rule at most once
 * @param packs each rule in at most one of them
 * @param failingOf how many failing rows a rule has, explained or not
 */
export function planDetails(
  unexplained: readonly UnexplainedFailures[],
  packs: readonly PackRules[],
  failingOf: (ruleName: string) => number,
): DetailPlan {
  const open = new Map(unexplained.map((rule) => [rule.ruleName, rule]));
  const listings: RowListing[] = [];
  for (const pack of packs) {
    const ofPack = pack.ruleNames.flatMap((name) => open.get(name) ?? []);
    for (const { ruleName } of ofPack) open.delete(ruleName);
    for (const only of cheapestFor(pack, ofPack, failingOf))
      listings.push({ kind: "pack", packName: pack.name, only });
  }
  const outside = [...open.keys()];
  const unaskable = outside.filter((name) => name.length > longestRuleName);
  for (const ruleName of outside)
    if (ruleName.length <= longestRuleName) listings.push({ kind: "rule", ruleName });
  return { listings, unaskable };
}

type Filters = readonly (PackFilter | null)[];

/** The cheapest of: the whole pack, or some of its rules by name and the failures of the others by resource. */
function cheapestFor(
  pack: PackRules,
  open: readonly UnexplainedFailures[],
  failingOf: (ruleName: string) => number,
): Filters {
  if (open.length === 0) return [];
  const callsOf = (filters: Filters) =>
    filters.reduce((calls, only) => calls + packCallsOf(pack, only, failingOf), 0);
  let best: Filters = [null];
  let fewest = callsOf(best);
  for (const filters of narrowings(open)) {
    const calls = callsOf(filters);
    // Among equals the narrow question has the shorter answer.
    if (calls < fewest || (calls === fewest && best[0] === null)) {
      best = filters;
      fewest = calls;
    }
  }
  return best;
}

/**
 * Ways to ask for parts of a pack: first every failure that can be by resource, then the rules with the
 * most resources one after the other by name instead.
 */
function* narrowings(open: readonly UnexplainedFailures[]): Generator<Filters> {
  const byNameOnly = open.filter((rule) => !canNameResources(rule));
  // Neither its name nor its resources can be given: only the whole pack shows it.
  if (byNameOnly.some(({ ruleName }) => !isShort(ruleName))) return;
  const either = open
    .filter((rule) => canNameResources(rule) && isShort(rule.ruleName))
    .toSorted((a, b) => b.unexplained - a.unexplained);
  const byResourceOnly = open.filter((rule) => canNameResources(rule) && !isShort(rule.ruleName));
  for (let count = 0; count <= either.length; count++)
    yield [
      ...ruleFilters([...byNameOnly, ...either.slice(0, count)]),
      ...resourceFilters([...either.slice(count), ...byResourceOnly]),
    ];
}

const isShort = (ruleName: string) => ruleName.length <= longestRuleName;

function canNameResources({ named }: UnexplainedFailures): boolean {
  return named.length > 0 && named.every(canBeFiltered);
}

function ruleFilters(rules: readonly UnexplainedFailures[]): PackFilter[] {
  return slices(
    rules.map(({ ruleName }) => ruleName),
    mostRuleNames,
  ).map((ruleNames) => ({ ruleNames }));
}

function resourceFilters(rules: readonly UnexplainedFailures[]): PackFilter[] {
  const byType = Map.groupBy(
    rules.flatMap(({ named }) => named),
    ({ resourceType }) => resourceType,
  );
  return [...byType].flatMap(([resourceType, resources]) => {
    const ids = [...new Set(resources.map(({ resourceId }) => resourceId))];
    return slices(ids, mostResourceIds).map((resourceIds) => ({ resourceType, resourceIds }));
  });
}

function slices<T>(items: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );
}
