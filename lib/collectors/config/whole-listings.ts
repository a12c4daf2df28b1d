/** Rows asked for rule by rule, where the rules of a pack share its one listing. */
import type { ReadFailure } from "../read-failure.ts";
import type { Setup } from "./config-reader.ts";
import type { ListingLanes, ListingOutcome } from "./listing-lanes.ts";
import { longestRuleName, type PackRules, type RowListing } from "./row-listing.ts";

export interface WholeListings {
  /** Asks for the listing that has this rule's rows, unless it was asked for already. */
  readonly want: (ruleName: string) => void;
  readonly wanted: ReadonlySet<string>;
  /** Wanted rules outside every pack whose names AWS does not take in this question. */
  readonly tooLong: ReadonlySet<string>;
}

export function createWholeListings(setup: Setup, lanes: ListingLanes): WholeListings {
  const ofPacks = new Map<string, RowListing>();
  for (const { name, ruleNames } of packRulesOf(setup)) {
    const listing: RowListing = { kind: "pack", packName: name, only: null };
    for (const ruleName of ruleNames) ofPacks.set(ruleName, listing);
  }
  const wanted = new Set<string>();
  const asked = new Set<RowListing>();
  const tooLong = new Set<string>();
  return {
    wanted,
    tooLong,
    want(ruleName) {
      if (wanted.has(ruleName)) return;
      wanted.add(ruleName);
      const listing = ofPacks.get(ruleName) ?? { kind: "rule", ruleName };
      if (listing.kind === "rule" && ruleName.length > longestRuleName) tooLong.add(ruleName);
      else if (!asked.has(listing)) lanes.add(listing);
      asked.add(listing);
    },
  };
}

/** The packs whose rules are known. */
export function packRulesOf({ packs }: Setup): readonly PackRules[] {
  return (packs ?? []).map(({ wire, ruleNames }) => ({
    name: wire.ConformancePackName,
    ruleNames: ruleNames ?? [],
  }));
}

/** Of these rules, those whose listing failed, each with the failure. */
export function unreadAmong(
  ruleNames: Iterable<string>,
  packs: readonly PackRules[],
  outcomes: readonly ListingOutcome[],
): ReadonlyMap<string, ReadFailure> {
  const asked = new Set(ruleNames);
  const unread = new Map<string, ReadFailure>();
  for (const { listing, failure } of outcomes) {
    if (failure === null) continue;
    for (const name of rulesIn(listing, packs)) if (asked.has(name)) unread.set(name, failure);
  }
  return unread;
}

function rulesIn(listing: RowListing, packs: readonly PackRules[]): readonly string[] {
  if (listing.kind === "rule") return [listing.ruleName];
  if (listing.only !== null && "ruleNames" in listing.only) return listing.only.ruleNames;
  return packs.find(({ name }) => name === listing.packName)?.ruleNames ?? [];
}

/** Why a rule outside every pack cannot be asked about. */
export function nameTooLong(ruleName: string): ReadFailure {
  const operation = "config:GetComplianceDetailsByConfigRule";
  return {
    reason: "aws_error",
    operation,
    detail: `${operation}: AWS takes rule names of at most ${longestRuleName} characters here; ${ruleName} has ${ruleName.length}`,
  };
}
