/** Reads every row pack by pack and rule by rule: the slow way, where no query can be made. */
import { attempt } from "../attempt.ts";
import type { RegionReader, Setup } from "./config-reader.ts";
import type { KeptRows } from "./kept-rows.ts";
import { createListingLanes } from "./listing-lanes.ts";
import { readListing } from "./read-listing.ts";
import { readRuleWords } from "./read-rule-words.ts";
import { contradictedAmong, mayHaveRows, type Verdicts } from "./verdicts.ts";
import { createWholeListings, nameTooLong, packRulesOf, unreadAmong } from "./whole-listings.ts";

/** Listings begin as soon as AWS's word on a rule says that there may be rows. */
export async function readByPackAndRule(
  reader: RegionReader,
  setup: Setup,
  kept: KeptRows,
): Promise<Verdicts> {
  const lanes = createListingLanes(
    (listing, isStopped) =>
      readListing(reader, listing, { wanted: "all", take: kept.keep, isStopped }),
    reader.onFailure,
  );
  const listings = createWholeListings(setup, lanes);
  const words = new Map<string, string | null>();
  const heard = await attempt(() =>
    readRuleWords(reader, (name, word) => {
      if (!kept.isRule(name)) return;
      words.set(name, word);
      if (mayHaveRows(word)) listings.want(name);
    }),
  );
  if (heard.kind === "failed") reader.onFailure(heard.failure);
  const names = setup.rules.map(({ ConfigRuleName }) => ConfigRuleName);
  for (const name of names) if (!words.has(name)) listings.want(name);
  const outcomes = await lanes.done();
  const unaskable = [...listings.tooLong].map((name) => [name, nameTooLong(name)] as const);
  for (const [, failure] of unaskable) reader.onFailure(failure);
  // Half of a rule's rows read like all of them, even where AWS's word was that it has none.
  const half = unreadAmong([...listings.wanted, ...kept.judged], packRulesOf(setup), outcomes);
  return {
    judged: kept.judged,
    unread: new Map([...half, ...unaskable]),
    contradicted: contradictedAmong(names, words, kept),
  };
}
