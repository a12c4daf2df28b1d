/** Asks after rows that the query should have given. */
import { attempt } from "../attempt.ts";
import type { ReadFailure } from "../read-failure.ts";
import type { RegionReader, Setup } from "./config-reader.ts";
import type { KeptRows } from "./kept-rows.ts";
import { createListingLanes } from "./listing-lanes.ts";
import { planDetails } from "./plan-details.ts";
import { readListing } from "./read-listing.ts";
import type { States } from "./read-rule-states.ts";
import { readWordsOn } from "./read-rule-words.ts";
import { rowsPerPage } from "./row-listing.ts";
import { stateWithoutRows } from "./rule-state.ts";
import { contradictedAmong, mayHaveRows, type Verdicts } from "./verdicts.ts";
import { nameTooLong, packRulesOf, unreadAmong } from "./whole-listings.ts";

/**
 * A rule without rows that ran well and can see its resources has nothing in scope, or its rows are
 * missing: AWS's word on it tells which. The rows of those with a verdict are read from their own
 * listings; a rule on which no word could be had is not read.
 */
export async function readMissingRows(
  reader: RegionReader,
  setup: Setup,
  kept: KeptRows,
  states: States,
): Promise<Verdicts> {
  const words = new Map<string, string | null>();
  const unread = new Map<string, ReadFailure>();
  const silent = silentRules(setup, kept, states);
  const heard = await attempt(() =>
    readWordsOn(reader, silent, (name, word) => words.set(name, word)),
  );
  if (heard.kind === "failed") {
    reader.onFailure(heard.failure);
    for (const name of silent) if (!words.has(name)) unread.set(name, heard.failure);
  }
  const missing = silent.filter(
    (name) => !unread.has(name) && mayHaveRows(words.get(name) ?? null),
  );
  const failures = await readRowsOf(reader, setup, kept, missing);
  return {
    judged: kept.judged,
    unread: new Map([...unread, ...failures]),
    contradicted: contradictedAmong(silent, words, kept),
  };
}

function silentRules({ rules, recorder }: Setup, { judged }: KeptRows, states: States) {
  if (states.kind === "failed") return [];
  return rules
    .filter((rule) => !judged.has(rule.ConfigRuleName))
    .filter((rule) => {
      const state = stateWithoutRows(rule, states.value.get(rule.ConfigRuleName), recorder);
      return state.kind === "nothing_in_scope";
    })
    .map(({ ConfigRuleName }) => ConfigRuleName);
}

async function readRowsOf(
  reader: RegionReader,
  setup: Setup,
  kept: KeptRows,
  missing: readonly string[],
): Promise<ReadonlyMap<string, ReadFailure>> {
  const packs = packRulesOf(setup);
  const isMissing = new Set(missing);
  const { listings, unaskable } = planDetails(
    missing.map((ruleName) => ({ ruleName, unexplained: 1, named: [] })),
    packs,
    // How many rows the others have is not known; more than a page keeps them out of the answer.
    (name) => (isMissing.has(name) ? 1 : rowsPerPage),
  );
  const lanes = createListingLanes(
    (listing, isStopped) =>
      readListing(reader, listing, { wanted: "all", take: kept.keep, isStopped }),
    reader.onFailure,
  );
  for (const listing of listings) lanes.add(listing);
  const failures = unaskable.map((name) => [name, nameTooLong(name)] as const);
  for (const [, failure] of failures) reader.onFailure(failure);
  const outcomes = await lanes.done();
  return new Map([...unreadAmong(missing, packs, outcomes), ...failures]);
}
