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
  /** How many resources of a type had something unexplained; one counts again on another page. */
  const ofType = new Map<string, number>();
  let isWhole = false;
  return {
    see(unexplained) {
      if (isWhole) return [];
      for (const row of unexplained) {
        touched.add(row.ruleName);
        failures.add(row);
      }
      const resources = new Map(unexplained.map((row) => [keyOf(row), row.resourceType]));
      for (const type of resources.values()) ofType.set(type, (ofType.get(type) ?? 0) + 1);
      const choice = choose({
        resources: [...ofType.values()],
        asked: failures.asked(),
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
  /** With something unexplained, of each type. */
  readonly resources: readonly number[];
  /** Of these, how many were asked about by name. */
  readonly asked: number;
  /** Failing rows. */
  readonly failing: number;
  /** Rules under which something was unexplained. */
  readonly touched: number;
  /** Failing rows of those. */
  readonly failingUnderTouched: number;
}

/** Fewer resources say too little of those to come. */
const fewestResources = 20;

/**
 * A whole pack costs its failing rows in hundreds, its resources cost themselves in fives: they are equal
 * where five resources of a hundred failing rows are unexplained. The whole pack is for good, so it is
 * chosen only where there are more than chance explains, by two standard deviations; those that were asked
 * about are paid for and do not count. Resources are chosen while they cost no more than the rows seen so
 * far. Where few rules hold what is unexplained, asking for these by name may cost less than either, and
 * that is best told when all is known.
 */
function choose({ resources, asked, failing, touched, failingUnderTouched }: Seen) {
  const all = sum(resources);
  const even = (failing * mostResourceIds) / rowsPerPage;
  const high = even + 2 * Math.sqrt(even);
  const isSpread =
    failingUnderTouched >= failing * 0.9 ||
    (touched > mostRuleNames && failingUnderTouched >= failing / 2);
  if (all >= fewestResources && all - asked >= high) return isSpread ? "whole" : "later";
  const callsByName = failingUnderTouched / rowsPerPage;
  const calls = sum(resources.map((count) => Math.ceil(count / mostResourceIds)));
  return calls <= callsByName ? "resources" : "later";
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
