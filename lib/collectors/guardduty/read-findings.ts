/** The findings of one region: as few of them as tell what there is now. */
import type { KnownFindings } from "../../posture/collected-rows.ts";
import type { FindingsRead, Instant } from "../../posture/snapshot.ts";
import { attempt, valueOrThrow } from "../attempt.ts";
import type { ReadFailure } from "../read-failure.ts";
import { believed } from "./believe-listing.ts";
import {
  bringListed,
  bringListedUntil,
  bringRemainingUntil,
  type FindingsReader,
  type GuardDutyReader,
  listIds,
} from "./bring-findings.ts";
import { bringUpdates, latestUpdate } from "./bring-updates.ts";
import { countOrTell } from "./count-findings.ts";
import {
  type CountedFindings,
  type Counts,
  countsHeld,
  disagreementOf,
  firstStep,
  isListingOld,
  type KnownById,
} from "./plan-findings.ts";

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
