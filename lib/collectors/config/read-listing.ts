/** Reads rows with their reasons, one listing of AWS at a time. */
import type { CollectedEvaluation } from "../../posture/collected-rows.ts";
import { goneIn } from "./aws-word.ts";
import type { RegionReader } from "./config-reader.ts";
import { fetchPackRows, fetchRuleRows, type RowsWanted } from "./fetch.ts";
import { readPages } from "./read-pages.ts";
import type { RowListing } from "./row-listing.ts";
import { translateRow } from "./translate.ts";
import { type WireRow, wirePackRowsPage, wireRuleRowsPage } from "./wire-schema.ts";

/** Who takes a listing's rows, a page at a time. */
export interface RowTaker {
  readonly wanted: RowsWanted;
  readonly take: (rows: readonly CollectedEvaluation[]) => Promise<unknown>;
  /** Asked after each page: whether the rest is of no use any more. */
  readonly isStopped: () => boolean;
}

/**
 * Gives a listing's rows page by page; the next page is kept back until this one was taken. A rule or a
 * pack that AWS no longer knows has none: the reader is told that it is gone.
 *
 * @throws ReadFailedError
 */
export async function readListing(
  reader: RegionReader,
  listing: RowListing,
  taker: RowTaker,
): Promise<void> {
  try {
    await translateRows(reader, openListing(reader, listing, taker.wanted), taker);
  } catch (error) {
    const kind = goneIn(error);
    if (kind === null) throw error;
    const name = goneOf(listing, kind);
    if (name !== null) return reader.onGone(kind, name);
    if (listing.kind === "rule" || listing.only === null) throw error;
    // One of several rules left the pack, and AWS does not say which: the whole pack shows the others.
    await readListing(reader, { ...listing, only: null }, taker);
  }
}

/** The one rule or pack that can be meant; null where several rules can. */
function goneOf(listing: RowListing, kind: "rule" | "pack"): string | null {
  if (listing.kind === "rule") return kind === "rule" ? listing.ruleName : null;
  if (kind === "pack") return listing.packName;
  const [name = null, ...others] =
    listing.only !== null && "ruleNames" in listing.only ? listing.only.ruleNames : [];
  return others.length === 0 ? name : null;
}

function openListing(reader: RegionReader, listing: RowListing, wanted: RowsWanted) {
  const { client } = reader;
  return listing.kind === "pack"
    ? readPages(reader, "config:GetConformancePackComplianceDetails", wirePackRowsPage, (options) =>
        fetchPackRows(client, listing.packName, listing.only, wanted, options),
      )
    : readPages(reader, "config:GetComplianceDetailsByConfigRule", wireRuleRowsPage, (options) =>
        fetchRuleRows(client, listing.ruleName, wanted, options),
      );
}

async function translateRows(
  { accountId, region, onRows }: RegionReader,
  pages: AsyncIterable<readonly WireRow[]>,
  { take, isStopped }: RowTaker,
): Promise<void> {
  for await (const page of pages) {
    onRows(page.length);
    await take(page.flatMap((wire) => translateRow(wire, { accountId, region }) ?? []));
    if (isStopped()) return;
  }
}
