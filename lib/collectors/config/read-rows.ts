/** Reads rows pack by pack, beside them rule by rule: the slow calls, so never more than one of a kind at once. */
import type { Evaluation } from "../../posture/snapshot.ts";
import { attempt } from "../attempt.ts";
import { type ReadFailure, wouldFailAgain } from "../read-failure.ts";
import type { ConfigReader } from "./config-reader.ts";
import { fetchPackRows, fetchRuleRows, type RowsWanted } from "./fetch.ts";
import type { RowPlan } from "./row-plan.ts";
import { translateRow } from "./translate.ts";
import { type WireRow, wirePackRowsPage, wireRuleRowsPage } from "./wire-schema.ts";

type OnRow = (row: Evaluation) => void;

/**
 * Carries out a plan. Each failure is told to the reader.
 *
 * @returns the rules whose rows were not read to the end
 */
export async function readRows(
  reader: ConfigReader,
  plan: RowPlan,
  wanted: RowsWanted,
  onRow: OnRow,
): Promise<ReadonlyMap<string, ReadFailure>> {
  const unread = await Promise.all([
    oneAfterAnother(reader, plan.packs, ({ name }) => readPackRows(reader, name, wanted, onRow)),
    oneAfterAnother(
      reader,
      plan.ruleNames.map((name) => ({ name, ruleNames: [name] })),
      ({ name }) => readRuleRows(reader, name, wanted, onRow),
    ),
  ]);
  return new Map(unread.flat());
}

interface Listing {
  readonly name: string;
  readonly ruleNames: readonly string[];
}

type Unread = readonly [ruleName: string, failure: ReadFailure];

async function oneAfterAnother(
  reader: ConfigReader,
  listings: readonly Listing[],
  read: (listing: Listing) => Promise<void>,
): Promise<readonly Unread[]> {
  const unread: Unread[] = [];
  let last: ReadFailure | null = null;
  for (const listing of listings) {
    const inVain: boolean = last !== null && wouldFailAgain(last.reason);
    if (!inVain) {
      const outcome = await attempt(() => read(listing));
      last = outcome.kind === "failed" ? outcome.failure : null;
      if (last !== null) reader.onFailure(last);
    }
    for (const ruleName of listing.ruleNames) if (last !== null) unread.push([ruleName, last]);
  }
  return unread;
}

async function readPackRows(
  { ask, client, ...reader }: ConfigReader,
  packName: string,
  wanted: RowsWanted,
  onRow: OnRow,
): Promise<void> {
  const pages = ask.pages(
    "config:GetConformancePackComplianceDetails",
    wirePackRowsPage,
    (options) => fetchPackRows(client, packName, wanted, options),
  );
  await translateRows(reader, pages, onRow);
}

async function readRuleRows(
  { ask, client, ...reader }: ConfigReader,
  ruleName: string,
  wanted: RowsWanted,
  onRow: OnRow,
): Promise<void> {
  const pages = ask.pages("config:GetComplianceDetailsByConfigRule", wireRuleRowsPage, (options) =>
    fetchRuleRows(client, ruleName, wanted, options),
  );
  await translateRows(reader, pages, onRow);
}

async function translateRows(
  { accountId, region, onRows }: Pick<ConfigReader, "accountId" | "region" | "onRows">,
  pages: AsyncIterable<readonly WireRow[]>,
  onRow: OnRow,
): Promise<void> {
  for await (const page of pages) {
    onRows(page.length);
    for (const wire of page) {
      const row = translateRow(wire, { accountId, region });
      if (row !== null) onRow(row);
    }
  }
}
