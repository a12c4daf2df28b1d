/** Reads rows with their reasons, one listing of AWS at a time. */

import type { ReadOnlyAction } from "../read-only-operations.ts";
import { goneIn, saysNotInPack } from "./aws-word.ts";
import type { RegionReader } from "./config-reader.ts";
import { fetchPackRows, fetchRuleRows, type RowsWanted } from "./fetch.ts";
import type { ReadRow } from "./kept-rows.ts";
import { readPages } from "./read-pages.ts";
import type { RowListing } from "./row-listing.ts";
import { translateRow } from "./translate.ts";
import { wirePackRowsPage, wireRuleRowsPage } from "./wire-schema.ts";

/** Who takes a listing's rows, a page at a time. */
export interface RowTaker {
  readonly wanted: RowsWanted;
  readonly take: (rows: readonly ReadRow[], from: ReadOnlyAction) => Promise<unknown>;
  /** Asked after each page: whether the rest is of no use any more. */
  readonly isStopped: () => boolean;
}

/**
 * Gives a listing's rows page by page; the next page is kept back until this one was taken. A rule or a
 * pack that AWS no longer knows has none: the reader is told that it is gone. A rule that its pack does
 * not hold is another matter: it is asked for by itself.
 *
 * @throws ReadFailedError
 */
export async function readListing(
  reader: RegionReader,
  listing: RowListing,
  taker: RowTaker,
): Promise<void> {
  try {
    await takeRows(reader, listing, taker);
  } catch (error) {
    const gone = goneOf(listing, goneIn(error));
    if (gone !== null) return reader.onGone(...gone);
    if (!saysNotInPack(error)) throw error;
    const narrower = narrowed(listing);
    if (narrower.length === 0) throw error;
    for (const one of narrower) if (!taker.isStopped()) await readListing(reader, one, taker);
  }
}

/** The rule or the pack that was asked about, where that is what is gone. */
function goneOf(
  listing: RowListing,
  kind: "rule" | "pack" | null,
): readonly ["rule" | "pack", string] | null {
  if (kind === null || listing.kind !== kind) return null;
  return [kind, listing.kind === "rule" ? listing.ruleName : listing.packName];
}

/** AWS does not say which of several rules the pack lacks: each half is asked for, down to the one. */
function narrowed(listing: RowListing): readonly RowListing[] {
  if (listing.kind === "rule" || listing.only === null || !("ruleNames" in listing.only)) return [];
  const { ruleNames } = listing.only;
  if (ruleNames.length === 1) return ruleNames.map((ruleName) => ({ kind: "rule", ruleName }));
  const middle = Math.ceil(ruleNames.length / 2);
  return [ruleNames.slice(0, middle), ruleNames.slice(middle)].map((half) => ({
    ...listing,
    only: { ruleNames: half },
  }));
}

const actions = {
  pack: "config:GetConformancePackComplianceDetails",
  rule: "config:GetComplianceDetailsByConfigRule",
} as const;

function openListing(reader: RegionReader, listing: RowListing, wanted: RowsWanted) {
  const { client } = reader;
  return listing.kind === "pack"
    ? readPages(reader, actions.pack, wirePackRowsPage, (options) =>
        fetchPackRows(client, listing.packName, listing.only, wanted, options),
      )
    : readPages(reader, actions.rule, wireRuleRowsPage, (options) =>
        fetchRuleRows(client, listing.ruleName, wanted, options),
      );
}

async function takeRows(
  reader: RegionReader,
  listing: RowListing,
  { wanted, take, isStopped }: RowTaker,
): Promise<void> {
  const { accountId, region, onRows } = reader;
  for await (const page of openListing(reader, listing, wanted)) {
    onRows(page.length);
    const rows = page.flatMap((wire) => translateRow(wire, { accountId, region }) ?? []);
    await take(rows, actions[listing.kind]);
    if (isStopped()) return;
  }
}
