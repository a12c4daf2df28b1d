/** Fills a store with a large account, through the store's own door: nothing is collected, nobody is asked. */
import { openedCatalogue } from "../../../lib/opened-catalogue.ts";
import { assessPosture } from "../../../lib/posture/assess-posture.ts";
import type { Coverage } from "../../../lib/posture/snapshot.ts";
import type { Source } from "../../../lib/posture/vocabulary.ts";
import { openStore, type Staging, type Store } from "../../../lib/store/open-store.ts";
import { aCoverage } from "../../builders/a-coverage.ts";
import { anAgreement, aReport } from "../../builders/a-report.ts";
import { aDetector, aRecorder } from "../../builders/an-observation.ts";
import type { FakeAccount } from "../../fake-aws/account.ts";
import { largeRegions, shareOut } from "../../fake-aws/large/regions.ts";
import { buildEmptyAccount } from "../../fake-aws/sample-account.ts";
import { largeEvaluations } from "./large-evaluations.ts";
import { largeFindings } from "./large-findings.ts";
import { chooseChecks, planRegion } from "./plan-rules.ts";

export interface StoreSize {
  readonly evaluations: number;
  readonly findings: number;
}

const checks = 300;
const day = 86_400_000;
const rowsPerPage = 2_000;
const owner = "the benchmark of the pages";

/**
 * Makes a store with two collections, a day apart, a hundredth of the verdicts changed between them.
 *
 * @param folder that of the store; must not hold one
 * @param collections one leaves the second out
 */
export async function fillStore(
  folder: string,
  size: StoreSize,
  say: (line: string) => void,
  collections = 2,
): Promise<void> {
  const account = buildEmptyAccount({ now: new Date() });
  const store = await openStore(folder);
  try {
    for (let turn = 0; turn < collections; turn += 1) {
      say(`Filling the store: collection ${turn + 1} of ${collections}.`);
      await fillOnce(store, account, size, { turn, collections });
    }
  } finally {
    await store.close();
  }
}

interface Turn {
  readonly turn: number;
  readonly collections: number;
}

async function fillOnce(
  store: Store,
  account: FakeAccount,
  size: StoreSize,
  { turn, collections }: Turn,
): Promise<void> {
  const began = account.now.getTime() - (collections - turn - 1) * day - 600_000;
  const finishedAt = new Date(began + 540_000).toISOString();
  await store.leases.acquire(account.id, owner, new Date(), 3_600);
  const staging = await store.beginStaging(account.id);
  const place = { account, at: new Date(began + 300_000).toISOString(), turn, collections };
  await stageRegions(staging, place, size);
  const { catalogue, digest } = openedCatalogue();
  await store.commitSnapshot({
    staging,
    header: {
      id: `bench-${turn + 1}`,
      accountId: account.id,
      startedAt: new Date(began).toISOString(),
      finishedAt,
      outcome: "complete",
    },
    account: { id: account.id, alias: "northwind", partition: "aws" },
    leaseOwner: owner,
    regions: "all",
    assessedWith: digest,
    assess: (snapshot) => assessPosture({ snapshot, catalogue, exceptions: [], asOf: finishedAt }),
  });
}

interface Place extends Turn {
  readonly account: FakeAccount;
  readonly at: string;
}

async function stageRegions(staging: Staging, place: Place, size: StoreSize): Promise<void> {
  const weights = largeRegions.map(({ weight }) => weight);
  const evaluations = shareOut(size.evaluations, weights);
  const findings = shareOut(size.findings, weights);
  for (const [index, { name, weight }] of largeRegions.entries()) {
    if (weight === 0) {
      await stageNothing(staging, place, name);
      continue;
    }
    await stageConfig(staging, place, name, evaluations[index] ?? 0);
    await stageGuardDuty(staging, place, name, findings[index] ?? 0);
  }
  await staging.add({
    source: "artifact",
    coverage: coverageOf(place, "global", "artifact"),
    reading: { reports: [aReport()], agreements: [anAgreement()] },
  });
}

function coverageOf({ account, at }: Place, region: string, source: Source): Coverage {
  return aCoverage({ accountId: account.id, region, source, collectedAt: at });
}

async function stageConfig(
  staging: Staging,
  place: Place,
  region: string,
  evaluations: number,
): Promise<void> {
  const { account, at, turn, collections } = place;
  const { types, packs } = planRegion(
    account.id,
    region,
    chooseChecks(openedCatalogue().catalogue.rules, checks),
  );
  const began = new Date(account.now.getTime() - (collections - 1) * day);
  const rows = largeEvaluations({
    accountId: account.id,
    region,
    types,
    evaluations,
    began,
    days: turn,
  });
  const judging = new Set<string>();
  for (const page of inPages(rows)) {
    for (const { ruleName } of page) judging.add(ruleName);
    await staging.keepEvaluations(region, page);
  }
  const rules = types
    .flatMap(({ rules }) => rules)
    .map(({ rule }) => ({
      ...rule,
      state: judging.has(rule.name)
        ? { kind: "evaluated" as const }
        : { kind: "nothing_in_scope" as const },
      lastEvaluatedAt: at,
    }));
  await staging.add({
    source: "config",
    coverage: coverageOf(place, region, "config"),
    reading: { recorder: aRecorder({ region }), rules, packs },
  });
}

async function stageGuardDuty(
  staging: Staging,
  place: Place,
  region: string,
  findings: number,
): Promise<void> {
  const { account, at } = place;
  const types = openedCatalogue().catalogue.findingTypes.map(({ type }) => type);
  for (const page of inPages(largeFindings(account, region, findings, types))) {
    const known = page.filter(({ updatedAt }) => updatedAt <= at);
    await staging.keepFindings(region, known);
  }
  const { features = [] } = account.region(region).detector ?? {};
  const detector = aDetector({
    accountId: account.id,
    region,
    features: features.map(({ name, status }) => ({ name, status })),
  });
  await staging.add({
    source: "guardduty",
    coverage: coverageOf(place, region, "guardduty"),
    reading: { detector, findings: { kind: "all" } },
  });
}

/** A region that the account may use and in which nothing was ever switched on. */
async function stageNothing(staging: Staging, place: Place, region: string): Promise<void> {
  const config = coverageOf(place, region, "config");
  await staging.add({
    source: "config",
    coverage: { ...config, state: "not_set_up", reason: "recorder_missing" },
    reading: { recorder: null, rules: [], packs: [] },
  });
  const guardduty = coverageOf(place, region, "guardduty");
  await staging.add({
    source: "guardduty",
    coverage: { ...guardduty, state: "not_set_up", reason: "detector_missing" },
    reading: { detector: null, findings: { kind: "all" } },
  });
}

function* inPages<Row>(rows: Iterable<Row>): Generator<readonly Row[]> {
  let page: Row[] = [];
  for (const row of rows) {
    page.push(row);
    if (page.length < rowsPerPage) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
