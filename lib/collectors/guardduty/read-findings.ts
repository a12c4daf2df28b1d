/** The findings of one region: as few of them as tell what there is now. */
import type { FindingsRead, Instant } from "../../posture/snapshot.ts";
import { attempt, valueOrThrow } from "../attempt.ts";
import { type ReadFailure, wouldFailAgain } from "../read-failure.ts";
import {
  bringListed,
  bringListedUntil,
  bringRemainingUntil,
  type FindingsReader,
  type GuardDutyReader,
  listIds,
} from "./bring-findings.ts";
import { fetchSeverityCounts } from "./fetch.ts";
import {
  type CountedFindings,
  type Counts,
  firstStep,
  type KnownById,
  needsListing,
} from "./plan-findings.ts";
import { wireSeverityCounts } from "./wire-schema.ts";

export interface FindingsReading {
  /** Null: nothing came. */
  readonly findings: FindingsRead | null;
  readonly failures: readonly ReadFailure[];
}

/** Never throws for AWS's failures: what came before them is kept as changes. */
export async function readFindings(
  source: GuardDutyReader,
  detectorId: string,
): Promise<FindingsReading> {
  const reader: FindingsReader = { ...source, detectorId, brought: new Map(), vanished: new Set() };
  const failures: ReadFailure[] = [];
  const read = await attempt(() => readAsFarAsNeeded(reader, failures));
  if (read.kind === "read") return { findings: read.value, failures };
  failures.push(read.failure);
  const findings = { kind: "changes", gone: [], listed: false } as const;
  return { findings: reader.brought.size === 0 ? null : findings, failures };
}

/** @throws ReadFailedError where asking on is in vain; other failures are added to the list */
async function readAsFarAsNeeded(
  reader: FindingsReader,
  failures: ReadFailure[],
): Promise<FindingsRead> {
  const known = await reader.rows.knownFindings(reader.region);
  const all = await countOrTell(reader, failures, {});
  const step = firstStep(known, all);
  if (step === "everything") await bringListed(reader, listIds(reader, {}));
  if (step !== "changes" || known?.updatedUntil == null) return { kind: "all" };
  const byId = await known.byId();
  const counted = await bringChanges(reader, failures, { all, until: known.updatedUntil });
  const { brought, vanished } = reader;
  const isDone =
    !byId.keys().some((id) => vanished.has(id)) &&
    !needsListing({ known, byId, brought, counted, now: reader.now() });
  return isDone
    ? { kind: "changes", gone: [], listed: false }
    : listAll(reader, { byId, until: latestOf(known.updatedUntil, brought) });
}

/**
 * An update may be dated some time before it is to be seen: so much of what was read is read again.
 */
const overlapMilliseconds = 5 * 60 * 1000;

const shortlyBefore = (instant: Instant) => new Date(Date.parse(instant) - overlapMilliseconds);

function latestOf(known: Instant, brought: FindingsReader["brought"]): Instant {
  let latest = known;
  for (const { updatedAt } of brought.values()) if (updatedAt > latest) latest = updatedAt;
  return latest;
}

/** Keeps what was updated since, while the active findings are counted. Null: nobody could count them. */
async function bringChanges(
  reader: FindingsReader,
  failures: ReadFailure[],
  { all, until }: { readonly all: Counts | null; readonly until: Instant },
): Promise<CountedFindings | null> {
  const [active, changes] = await Promise.all([
    all === null ? null : attempt(() => countOrTell(reader, failures, { archived: false })),
    attempt(() => bringListed(reader, listIds(reader, { updatedFrom: shortlyBefore(until) }))),
  ]);
  valueOrThrow(changes);
  const counts = active === null ? null : valueOrThrow(active);
  return all === null || counts === null ? null : { all, active: counts };
}

/**
 * Lists every id, the active ones before the archived ones, and keeps what is not known as it is listed.
 * A finding that changes sides or moves along the list meanwhile may stand in neither, so none is gone
 * before it was asked for by its id. What is updated meanwhile is read at the end, in its order.
 *
 * @param until the latest update that was read
 */
async function listAll(
  reader: FindingsReader,
  { byId, until }: { readonly byId: KnownById; readonly until: Instant },
): Promise<FindingsRead> {
  const { brought, vanished } = reader;
  const listed = new Set<string>();
  async function* unknown(archived: boolean) {
    for await (const page of listIds(reader, { archived })) {
      for (const id of page) listed.add(id);
      yield page.filter((id) => (brought.get(id) ?? byId.get(id))?.archived !== archived);
    }
  }
  const missing = () =>
    [...byId.keys()].filter((id) => !brought.has(id) && (!listed.has(id) || vanished.has(id)));
  const later =
    (await bringListedUntil(until, reader, unknown(false))) +
    (await bringListedUntil(until, reader, unknown(true))) +
    (await bringRemainingUntil(until, reader, missing()));
  if (later > 0) await bringListed(reader, listIds(reader, { updatedFrom: shortlyBefore(until) }));
  // Where not one is left as it was known (another detector, say), those kept are all there are.
  if ([...listed].every((id) => brought.has(id) || vanished.has(id))) return { kind: "all" };
  return { kind: "changes", gone: missing(), listed: true };
}

/**
 * How many findings there are of each severity. Null where that is not told: the list says it too, with
 * more calls.
 *
 * @throws ReadFailedError where a listing would fail in the same way
 */
async function countOrTell(
  reader: FindingsReader,
  failures: ReadFailure[],
  choice: { readonly archived?: boolean },
): Promise<Counts | null> {
  const { ask, client, detectorId, accountId } = reader;
  const counts = await attempt(() =>
    ask.one("guardduty:GetFindingsStatistics", wireSeverityCounts, (options) =>
      fetchSeverityCounts(client, { detectorId, accountId, ...choice }, options),
    ),
  );
  if (counts.kind === "failed" && concernsTheCallAlone(counts.failure)) {
    failures.push(counts.failure);
    return null;
  }
  return valueOrThrow(counts);
}

function concernsTheCallAlone({ reason }: ReadFailure): boolean {
  return !wouldFailAgain(reason) || reason === "denied" || reason === "denied_by_scp";
}
