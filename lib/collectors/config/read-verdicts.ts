/**
 * Reads every rule's verdict on every resource: with one query over the region where AWS Config keeps
 * those records, else pack by pack and rule by rule.
 */
import type { CollectedEvaluation } from "../../posture/collected-rows.ts";
import { parse } from "../ask-aws.ts";
import { type Attempt, attempt } from "../attempt.ts";
import type { ReadFailure } from "../read-failure.ts";
import type { RegionReader, Setup } from "./config-reader.ts";
import { fetchVerdictsByResource } from "./fetch.ts";
import { createKeptRows, type KeptRows } from "./kept-rows.ts";
import { createListingLanes, type ListingLanes } from "./listing-lanes.ts";
import { planDetails } from "./plan-details.ts";
import { readByPackAndRule } from "./read-by-rule.ts";
import { readListing } from "./read-listing.ts";
import { readMissingRows } from "./read-missing-rows.ts";
import { readPages } from "./read-pages.ts";
import type { States } from "./read-rule-states.ts";
import { translateResourceVerdicts } from "./translate.ts";
import { recordsType } from "./translate-recorder.ts";
import type { Verdicts } from "./verdicts.ts";
import { createWholeListings, packRulesOf } from "./whole-listings.ts";
import { wireQueryPage, wireQueryRows } from "./wire-schema.ts";

const resourceComplianceType = "AWS::Config::ResourceCompliance";

/** @param states may still be on their way: they are needed only once the query has ended */
export async function readVerdicts(
  reader: RegionReader,
  setup: Setup,
  states: Promise<States>,
): Promise<Verdicts> {
  const { recorder, rules } = setup;
  const kept = createKeptRows(reader, setup);
  if (rules.length === 0)
    return { judged: kept.judged, unread: new Map(), contradicted: new Map() };
  if (recorder === null || !recordsType(recorder, resourceComplianceType))
    return readByPackAndRule(reader, setup, kept);
  // The query gives verdicts only; why and when are asked for where something fails.
  const details = createListingLanes(
    (listing, isStopped) =>
      readListing(reader, listing, { wanted: "failures", take: kept.explain, isStopped }),
    reader.onFailure,
  );
  const query = await queryWithDetails(reader, setup, kept, details);
  if (query.kind === "failed") {
    details.stop();
    await details.done();
    return noVerdicts(reader, setup, kept, query.failure);
  }
  // No record at all: either no rule has a result, or the records are kept out of sight.
  if (kept.judged.size === 0) return readByPackAndRule(reader, setup, kept);
  const [verdicts] = await Promise.all([
    states.then((known) => readMissingRows(reader, setup, kept, known)),
    details.done(),
  ]);
  return verdicts;
}

/**
 * Where nothing is known yet the details of a rule's failures are asked for as soon as the first one is
 * seen, beside the query; else once it has ended, and only of what is new.
 */
async function queryWithDetails(
  reader: RegionReader,
  setup: Setup,
  kept: KeptRows,
  details: ListingLanes,
): Promise<Attempt<void>> {
  const { rows, region } = reader;
  if (!(await rows.hasHistory(region))) {
    const listings = createWholeListings(setup, details);
    return attempt(() =>
      readByResource(reader, kept, ({ ruleName, compliance }) => {
        if (compliance === "NON_COMPLIANT") listings.want(ruleName);
      }),
    );
  }
  const query = await attempt(() => readByResource(reader, kept, () => {}));
  if (query.kind === "failed") return query;
  const unexplained = await rows.recallDetails(region);
  const plan = planDetails(unexplained, packRulesOf(setup), kept.failingOf);
  for (const listing of plan.listings) details.add(listing);
  return query;
}

/** @throws ReadFailedError */
async function readByResource(
  reader: RegionReader,
  kept: KeptRows,
  onRow: (row: CollectedEvaluation) => void,
): Promise<void> {
  const { client, accountId, region, onRows } = reader;
  const action = "config:SelectResourceConfig";
  const pages = readPages(reader, action, wireQueryPage, (options) =>
    fetchVerdictsByResource(client, options),
  );
  for await (const page of pages) {
    const found = parse(action, wireQueryRows, { Results: page }).flatMap((wire) =>
      translateResourceVerdicts(wire, { accountId, region }, kept.isRule),
    );
    onRows(found.length);
    for (const row of await kept.keep(found)) onRow(row);
  }
}

function noVerdicts(
  { onFailure }: RegionReader,
  { rules }: Setup,
  { judged }: KeptRows,
  failure: ReadFailure,
): Verdicts {
  onFailure(failure);
  const unread = new Map(rules.map(({ ConfigRuleName }) => [ConfigRuleName, failure] as const));
  return { judged, unread, contradicted: new Map() };
}
