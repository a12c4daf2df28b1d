/**
 * Reads every rule's verdict on every resource: with one query over the region where AWS Config keeps
 * those records, else pack by pack and rule by rule.
 */
import { parse } from "../ask-aws.ts";
import { type Attempt, attempt } from "../attempt.ts";
import type { ReadFailure } from "../read-failure.ts";
import type { RegionReader, Setup } from "./config-reader.ts";
import { createDetailPlanner } from "./detail-planner.ts";
import { fetchVerdictsByResource } from "./fetch.ts";
import { createKeptRows, type KeptFailures, type KeptRows } from "./kept-rows.ts";
import { createListingLanes, type ListingLanes } from "./listing-lanes.ts";
import { readByPackAndRule } from "./read-by-rule.ts";
import { readListing } from "./read-listing.ts";
import { readMissingRows } from "./read-missing-rows.ts";
import { readPages } from "./read-pages.ts";
import type { States } from "./read-rule-states.ts";
import { translateResourceVerdicts } from "./translate.ts";
import { recordsType } from "./translate-recorder.ts";
import type { Verdicts } from "./verdicts.ts";
import { packRulesOf } from "./whole-listings.ts";
import { wireQueryPage, wireQueryRows } from "./wire-schema.ts";

const resourceComplianceType = "AWS::Config::ResourceCompliance";

/** @param states may still be on their way: they are needed only once the query has ended */
export async function readVerdicts(
  reader: RegionReader,
  setup: Setup,
  states: Promise<States>,
): Promise<Verdicts> {
  const kept = createKeptRows(reader, setup);
  if (setup.rules.length === 0)
    return { judged: kept.judged, unread: new Map(), contradicted: new Map() };
  const verdicts = await readRows(reader, setup, kept, states);
  const { notUnderstood } = kept;
  // Told once: the rules themselves say which they are.
  const [first] = [...notUnderstood].toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (first !== undefined) reader.onFailure(first[1]);
  return { ...verdicts, unread: new Map([...notUnderstood, ...verdicts.unread]) };
}

async function readRows(
  reader: RegionReader,
  setup: Setup,
  kept: KeptRows,
  states: Promise<States>,
): Promise<Verdicts> {
  const { recorder } = setup;
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
 * What is new is asked about as soon as it is known what to ask best, beside the query; the rest once the
 * query has ended.
 */
async function queryWithDetails(
  reader: RegionReader,
  setup: Setup,
  kept: KeptRows,
  details: ListingLanes,
): Promise<Attempt<void>> {
  const planner = createDetailPlanner(packRulesOf(setup));
  const query = await attempt(() =>
    readByResource(reader, kept, ({ failing, unexplained }) => {
      for (const listing of planner.see(failing, unexplained)) details.add(listing);
    }),
  );
  // What is unaskable is no failure: no question failed, and the verdicts are whole.
  if (query.kind === "read") for (const listing of planner.rest().listings) details.add(listing);
  return query;
}

/**
 * In milliseconds, between AWS's clock and ours, and between a change and its being seen everywhere. Our
 * reckoning: AWS takes no call that is dated five minutes wrong, and promises nothing of the other.
 */
const settling = 15 * 60_000;

/** @throws ReadFailedError */
async function readByResource(
  reader: RegionReader,
  kept: KeptRows,
  onPage: (failures: KeptFailures) => void,
): Promise<void> {
  const { client, accountId, region, onRows } = reader;
  const action = "config:SelectResourceConfig";
  const pages = readPages(reader, action, wireQueryPage, (options) =>
    fetchVerdictsByResource(client, options),
  );
  const settledUntil = new Date(reader.now().getTime() - settling).toISOString();
  for await (const page of pages) {
    const found = parse(action, wireQueryRows, { Results: page }).flatMap((wire) =>
      translateResourceVerdicts(wire, { accountId, region, settledUntil }, kept.isRule),
    );
    onRows(found.length);
    onPage(await kept.keep(found, action));
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
