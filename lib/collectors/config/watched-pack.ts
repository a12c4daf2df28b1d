/** One pack's failures while its rows come, and which of them are better asked about now than later. */
import { createOpenFailures, type Failure, keyOf } from "./open-failures.ts";
import type { UnexplainedFailures } from "./plan-details.ts";
import {
  mostResourceIds,
  mostRuleNames,
  type PackRules,
  type RowListing,
  rowsPerPage,
} from "./row-listing.ts";

export interface WatchedPack {
  /** Takes the unexplained rows of one page; answers with the listings to start now. */
  readonly see: (unexplained: readonly Failure[]) => readonly RowListing[];
  /** What no listing that was started covers, each rule at most once. */
  readonly open: () => readonly UnexplainedFailures[];
}

/** @param failingOf how many failing rows a rule has so far, explained or not */
export function createWatchedPack(
  { name, ruleNames }: PackRules,
  failingOf: (ruleName: string) => number,
): WatchedPack {
  const failures = createOpenFailures();
  const touched = new Set<string>();
  let resources = 0;
  let isWhole = false;
  return {
    see(unexplained) {
      if (isWhole) return [];
      for (const row of unexplained) {
        touched.add(row.ruleName);
        failures.add(row);
      }
      resources += new Set(unexplained.map(keyOf)).size;
      const choice = choose({
        resources,
        failing: failingUnder(ruleNames, failingOf),
        touched: touched.size,
        failingUnderTouched: failingUnder(touched, failingOf),
      });
      if (choice === "later") return [];
      isWhole = choice === "whole";
      if (!isWhole)
        return failures.takeFullFilters().map((only) => ({ kind: "pack", packName: name, only }));
      failures.clear();
      return [{ kind: "pack", packName: name, only: null }];
    },
    open: failures.list,
  };
}

function failingUnder(ruleNames: Iterable<string>, failingOf: (name: string) => number): number {
  let failing = 0;
  for (const ruleName of ruleNames) failing += failingOf(ruleName);
  return failing;
}

/** What was seen of a pack so far. */
interface Seen {
  /** With something unexplained; one counts again where it comes on another page. */
  readonly resources: number;
  /** Failing rows. */
  readonly failing: number;
  /** Rules under which something was unexplained. */
  readonly touched: number;
  /** Failing rows of those. */
  readonly failingUnderTouched: number;
}

/** Fewer resources say too little of those to come. */
const fewestResources = 10;

/**
 * A whole pack costs its failing rows in hundreds, its resources cost themselves in fives: they are equal
 * where five resources of a hundred failing rows are unexplained. Either is chosen once the share seen is
 * further from that than chance explains, by one standard deviation; a wrong choice is then a narrow one.
 * Where few rules hold what is unexplained, asking for these by name may cost less than either.
 */
function choose({ resources, failing, touched, failingUnderTouched }: Seen) {
  const even = (failing * mostResourceIds) / rowsPerPage;
  const chance = Math.sqrt(even);
  const isSpread =
    failingUnderTouched >= failing * 0.9 ||
    (touched > mostRuleNames && failingUnderTouched >= failing / 2);
  if (resources >= fewestResources && resources >= even + chance)
    return isSpread ? "whole" : "later";
  const byName = (failingUnderTouched * mostResourceIds) / rowsPerPage;
  return resources <= even - chance && resources <= byName ? "resources" : "later";
}
