/** The findings of one region: as few of them as tell what there is now. */
import type { KnownFindings } from "../../posture/collected-rows.ts";
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
import { bringUpdates, latestUpdate } from "./bring-updates.ts";
import { fetchSeverityCounts } from "./fetch.ts";
import {
  type CountedFindings,
  type Counts,
  countsHeld,
  type Disagreement,
  disagreementOf,
  firstStep,
  isListingOld,
  type KnownById,
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
  if (step === "everything") {
    await bringListed(reader, listIds(reader, {}));
    return believed(reader, failures, { known, read: everything, counted: all && { all } });
  }
  if (step === "nothing" || known?.updatedUntil == null) return everything;
  const until = known.updatedUntil;
  const counted = await bringChanges(reader, failures, { all, until });
  if (await isAllThereIs(reader, known, counted))
    return { kind: "changes", gone: [], listed: false };
  const byId = await known.byId();
  const read = await listAll(reader, { byId, until: latestUpdate(reader, until) });
  return believed(reader, failures, { known, read, counted });
}

const everything: FindingsRead = { kind: "all" };

/** Whether what is known, with the changes brought, is all there is, so that no ids need be listed. */
async function isAllThereIs(
  { brought, vanished, now }: FindingsReader,
  known: KnownFindings,
  counted: CountedFindings | null,
): Promise<boolean> {
  if (counted === null || isListingOld(known, now())) return false;
  const touched = [...brought.keys(), ...vanished];
  const byId = touched.length === 0 ? new Map() : await known.byId(touched);
  // It stands among the known, and its details were no more: whatever the counts say, it is to be closed.
  if (vanished.values().some((id) => byId.has(id))) return false;
  return disagreementOf(counted, countsHeld(known, { byId, brought })) === null;
}

/** Keeps what was updated since, while the active findings are counted. Null: nobody could count them. */
async function bringChanges(
  reader: FindingsReader,
  failures: ReadFailure[],
  { all, until }: { readonly all: Counts | null; readonly until: Instant },
): Promise<CountedFindings | null> {
  const [active, changes] = await Promise.all([
    all === null ? null : attempt(() => countOrTell(reader, failures, { archived: false })),
    attempt(() => bringUpdates(reader, until)),
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
  if (later > 0) await bringUpdates(reader, until);
  // Where not one is left as it was known (another detector, say), those kept are all there are.
  if ([...listed].every((id) => brought.has(id) || vanished.has(id))) return everything;
  return { kind: "changes", gone: missing(), listed: true };
}

interface Listed {
  readonly known: KnownFindings | null;
  readonly read: FindingsRead;
  /** What AWS counted before; null where nobody could. */
  readonly counted: Partial<CountedFindings> | null;
}

/**
 * What a listing to the end gave, where AWS counts as much. Else AWS is asked again, as the numbers may have
 * moved meanwhile; then every finding is read anew, and what still differs is told.
 *
 * @throws ReadFailedError where asking on is in vain; other failures are added to the list
 */
async function believed(
  reader: FindingsReader,
  failures: ReadFailure[],
  { known, read, counted }: Listed,
): Promise<FindingsRead> {
  if (counted === null) return read;
  const byId = read.kind === "changes" ? ((await known?.byId()) ?? none) : none;
  const before = read.kind === "changes" && known !== null ? known : nothingKnown;
  const gone = read.kind === "changes" ? read.gone : [];
  const { brought } = reader;
  const held = () => countsHeld(before, { byId, brought, gone });
  if (disagreementOf(counted, held()) === null) return read;
  const again = await countAgain(reader, failures);
  if (again === null || disagreementOf(again, held()) === null) return read;
  await bringEverything(reader, known);
  const last = await countAgain(reader, failures);
  const still = last && disagreementOf(last, countsHeld(nothingKnown, { byId: none, brought }));
  if (still !== null) failures.push(notAsCounted(still));
  return everything;
}

const none: KnownById = new Map();
const nothingKnown = { active: new Map(), archived: new Map() };

async function countAgain(
  reader: FindingsReader,
  failures: ReadFailure[],
): Promise<CountedFindings | null> {
  const all = await countOrTell(reader, failures, {});
  const active = all && (await countOrTell(reader, failures, { archived: false }));
  return all && active && { all, active };
}

/** Reads every finding that is listed, and those by their ids that are known and not listed. */
async function bringEverything(reader: FindingsReader, known: KnownFindings | null): Promise<void> {
  await bringListed(reader, listIds(reader, {}));
  if (known?.updatedUntil == null) return;
  const until = latestUpdate(reader, known.updatedUntil);
  const missing = [...(await known.byId()).keys()].filter((id) => !reader.brought.has(id));
  const later = await bringRemainingUntil(until, reader, missing);
  if (later > 0) await bringUpdates(reader, until);
}

function notAsCounted({ which, severity, counted, held }: Disagreement): ReadFailure {
  const operation = "guardduty:GetFindingsStatistics";
  const findings = which === "all" ? "findings" : "findings that are not archived";
  const detail = `${operation}: AWS counts ${counted} ${findings} of severity ${severity}, and lists ${held}, however often it is asked`;
  return { reason: "aws_error", operation, detail };
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
