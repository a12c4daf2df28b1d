import type { Kysely } from "kysely";
import type { CollectionOrigin } from "../posture/collection-origin.ts";
import type { Posture } from "../posture/posture.ts";
import type {
  Account,
  ConformancePack,
  Observation,
  Snapshot,
  SnapshotHeader,
} from "../posture/snapshot.ts";
import { closeLeftRegions } from "./close-left-regions.ts";
import { refreshControlTotals } from "./control-totals.ts";
import { keepCoverage } from "./keep-coverage.ts";
import { keepEvaluations, stageRules } from "./keep-evaluations.ts";
import { currentFacts, keepFacts } from "./keep-facts.ts";
import { keepFindings, noteFindingsRead } from "./keep-findings.ts";
import { keepPosture } from "./keep-posture.ts";
import { keepRules } from "./keep-rules.ts";
import { requireLease } from "./lease-store.ts";
import { findSnapshot } from "./load-snapshot.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { refreshResourceTotals } from "./resource-totals.ts";
import { keepOrigin } from "./snapshot-origins.ts";
import { figuresBetween, keepSummary, summaryOf } from "./snapshot-summaries.ts";
import type { Connection } from "./sqlite-dialect.ts";
import type { OpenStaging } from "./staging.ts";
import { StoreDamagedError, StoreNewerError } from "./store-errors.ts";
import { toMilliseconds } from "./stored-instant.ts";
import { packSchema, parseStored } from "./stored-json.ts";
import { keptPosture, packPosture, postureFormat } from "./stored-posture.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { storable, storableOrNull } from "./stored-text.ts";

/** What is saved, beside the rows that were staged. */
export interface SnapshotToSave {
  readonly header: SnapshotHeader;
  readonly account: Account;
  /** Who asked AWS with what; left out where nobody noted it. */
  readonly origin?: CollectionOrigin;
  readonly leaseOwner: string;
  /**
   * `all`: what was staged are all regions there are, so whatever is known of another is closed.
   * `some`: a person asked for less than all this once, and the others stay as they were last read.
   */
  readonly regions: "all" | "some";
  /** Judges the snapshot while it is being saved, so that there is never one without its posture. */
  readonly assess: (snapshot: Snapshot) => Posture;
  /** What it is judged with, as `Judging` has it. */
  readonly assessedWith: string;
  /**
   * The snapshot before, judged as of its own instant: so it is kept from now on, whatever was decided while it
   * was the newest. Left out: as it is kept already.
   */
  readonly before?: { readonly posture: Posture; readonly assessedWith: string };
}

/**
 * Saves a collection in one transaction: the intervals it changes, the posture it gives, its own row, its
 * summary, its origin. Killed at any moment, the snapshot before stands whole.
 *
 * @throws LeaseLostError and whatever `assess` throws; nothing is saved then
 */
export function saveSnapshot(
  { connection, readings }: OpenStaging,
  given: SnapshotToSave,
): Promise<Posture> {
  const { header, account, origin, leaseOwner, regions, assess, assessedWith, before } = given;
  return connection.db.transaction().execute(async (trx) => {
    await requireLease(trx, connection.path, account.id, leaseOwner);
    const earlier = await findSnapshot({ db: trx }, { accountId: account.id });
    const at = await nextInstant(trx, header);
    if (regions === "all") {
      const staged = [...new Set(readings.map((reading) => reading.coverage.region))];
      await closeLeftRegions(trx, account.id, staged, at);
    }
    for (const reading of readings) await keepReading(trx, connection, reading, at);
    await keepEvaluations(trx, account.id, at);
    await keepFindings(trx, account.id, at);
    await refreshControlTotals(trx, account.id, at);
    await refreshResourceTotals(trx, account.id, at);
    const place = { header, account, at, isPast: false };
    const posture = assess(await readSnapshot(connection, trx, place));
    await trx
      .insertInto("snapshots")
      .values({
        id: header.id,
        account_id: account.id,
        alias: storableOrNull(account.alias),
        partition: account.partition,
        started_at: toMilliseconds(header.startedAt),
        finished_at: toMilliseconds(header.finishedAt),
        outcome: header.outcome,
        valid_at: at,
        posture_format: postureFormat,
        posture: packPosture(posture),
        assessed_with: assessedWith,
      })
      .execute();
    if (before !== undefined) await keepPosture(trx, before.posture, before.assessedWith);
    if (origin !== undefined) await keepOrigin(trx, header.id, origin);
    const figures = await figuresSince(earlier, posture, { path: connection.path, db: trx });
    await keepSummary(trx, header.id, summaryOf(posture, assessedWith), figures);
    return posture;
  });
}

/**
 * What changed since the snapshot before. Null where that one cannot be opened: history asks again, and
 * says what is wrong with it; a collection must not be lost for it.
 */
async function figuresSince(
  earlier: { readonly id: string } | null,
  posture: Posture,
  from: Parameters<typeof keptPosture>[0],
): Promise<string | null> {
  try {
    const before = earlier && (await keptPosture(from, earlier.id));
    return figuresBetween(before?.posture ?? null, posture);
  } catch (error) {
    if (error instanceof StoreDamagedError || error instanceof StoreNewerError) return null;
    throw error;
  }
}

/** When the snapshot ended, unless the clock went back since the one before: order must not. */
async function nextInstant(trx: Kysely<StoredSchema>, header: SnapshotHeader): Promise<number> {
  const last = await trx
    .selectFrom("snapshots")
    .select("valid_at")
    .where("account_id", "=", header.accountId)
    .orderBy("valid_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const finishedAt = toMilliseconds(header.finishedAt);
  return last === undefined ? finishedAt : Math.max(finishedAt, last.valid_at + 1);
}

async function keepReading(
  trx: Kysely<StoredSchema>,
  connection: Connection,
  staged: Observation,
  at: number,
): Promise<void> {
  const lastReadBefore = await keepCoverage(trx, connection.path, staged, at);
  if (staged.reading === null) return;
  switch (staged.source) {
    case "config": {
      const { accountId, region } = staged.coverage;
      const { rules, packs } = staged.reading;
      const rulesRead = { accountId, region, rules, lastReadBefore, packsWereRead: packs !== null };
      await keepRules(trx, connection.path, rulesRead, at);
      await stageRules(trx, region, rules);
      await keepRecorder(trx, staged, at);
      await keepPacks(trx, connection.path, staged, at);
      return;
    }
    case "guardduty":
      return keepGuardDuty(trx, staged, at);
    case "artifact":
      return keepArtifact(trx, staged, at);
    default: {
      const unknown: never = staged;
      throw new Error(`No such source: ${String(unknown)}`);
    }
  }
}

type Staged<Source> = Extract<Observation, { source: Source }>;

/** No recorder in a reading means that there is none when AWS said so, and not known otherwise. */
async function keepRecorder(
  trx: Kysely<StoredSchema>,
  { coverage, reading }: Staged<"config">,
  at: number,
): Promise<void> {
  const recorder = reading?.recorder ?? null;
  if (recorder === null && coverage.reason !== "recorder_missing") return;
  const { accountId, region } = coverage;
  const facts = new Map(recorder === null ? [] : [[recorder.name, recorder]]);
  await keepFacts(trx, { accountId, kind: "recorder", region }, at, facts);
}

/**
 * A pack whose rules could not be listed this time keeps the list it has. Packs that could not be listed
 * at all stay, without AWS's verdict and score: those were of another day.
 */
async function keepPacks(
  trx: Kysely<StoredSchema>,
  path: string,
  { coverage, reading }: Staged<"config">,
  at: number,
): Promise<void> {
  if (reading === null) return;
  const { accountId, region } = coverage;
  const place = { accountId, kind: "pack", region } as const;
  const known = await currentFacts(trx, place);
  if (reading.packs === null) {
    const unread = [...known].map(([name, payload]): [string, ConformancePack] => {
      const pack = parseStored(path, "facts", packSchema, payload);
      return [name, { ...pack, compliance: "NOT_READ", awsScore: null }];
    });
    await keepFacts(trx, place, at, new Map(unread));
    return;
  }
  const kept = reading.packs.map((pack): ConformancePack => {
    const before = known.get(storable(pack.name));
    if (pack.ruleNames !== null || before === undefined) return pack;
    const { id, ruleNames } = parseStored(path, "facts", packSchema, before);
    return id === pack.id ? { ...pack, ruleNames } : pack;
  });
  await keepFacts(trx, place, at, new Map(kept.map((pack) => [pack.name, pack])));
}

async function keepGuardDuty(
  trx: Kysely<StoredSchema>,
  { coverage, reading }: Staged<"guardduty">,
  at: number,
): Promise<void> {
  if (reading === null) return;
  const { accountId, region } = coverage;
  const { detector, findings } = reading;
  const facts = new Map(detector === null ? [] : [[detector.id, detector]]);
  await keepFacts(trx, { accountId, kind: "detector", region }, at, facts);
  if (findings !== null) await noteFindingsRead(trx, coverage, findings);
}

async function keepArtifact(
  trx: Kysely<StoredSchema>,
  { coverage, reading }: Staged<"artifact">,
  at: number,
): Promise<void> {
  const { accountId, region } = coverage;
  if (reading?.reports) {
    const facts = new Map(reading.reports.map((one) => [`${one.id}:${one.version}`, one]));
    await keepFacts(trx, { accountId, kind: "report", region }, at, facts);
  }
  if (reading?.agreements) {
    const facts = new Map(reading.agreements.map((one) => [one.id, one]));
    await keepFacts(trx, { accountId, kind: "agreement", region }, at, facts);
  }
}
