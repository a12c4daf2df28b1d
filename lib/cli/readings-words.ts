/** How much of an account was read, in words short enough for one line. */
import { coverageWords } from "../exports/coverage-words.ts";
import { type Coverage, unlistedRegions } from "../posture/snapshot.ts";
import type { CoverageState } from "../posture/vocabulary.ts";

const wordsOf: Readonly<Record<Exclude<CoverageState, "read">, string>> = {
  partial: "read in part",
  not_set_up: "not set up",
  not_read: "not read",
};

/** `17 of 37 readings whole, 17 not set up, 3 not read`: what is no failure is not left to look like one. */
export function readingsInWords(coverage: readonly Pick<Coverage, "state">[]): string {
  const numberOf = (wanted: CoverageState) =>
    coverage.filter(({ state }) => state === wanted).length;
  const others = (["not_set_up", "partial", "not_read"] as const)
    .filter((state) => numberOf(state) > 0)
    .map((state) => `${numberOf(state)} ${wordsOf[state]}`);
  return [
    coverageWords({ read: numberOf("read"), total: coverage.length }, "short"),
    ...others,
  ].join(", ");
}

/**
 * That a collection asked for some of the known regions only; null where it asked for all.
 *
 * @param asked rows of this collection
 * @param known all rows of the account
 */
export function regionsLeftStanding(
  asked: readonly Pick<Coverage, "region" | "source">[],
  known: readonly Pick<Coverage, "region" | "source">[],
): string | null {
  const [now, all] = [regionsOf(asked), regionsOf(known)];
  if (now >= all) return null;
  return `${now} of ${all} regions asked, the others stand as they were last read`;
}

function regionsOf(coverage: readonly Pick<Coverage, "region" | "source">[]): number {
  return new Set(
    coverage
      .filter(({ source, region }) => source !== "artifact" && region !== unlistedRegions)
      .map(({ region }) => region),
  ).size;
}
