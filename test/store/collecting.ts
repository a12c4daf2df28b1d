/** Collections as the junction makes them, from observations that a test writes down. */
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { Evaluation, Finding, Snapshot, SnapshotHeader } from "../../lib/posture/snapshot.ts";
import type { Judging, Staging, Store } from "../../lib/store/open-store.ts";
import { aCatalogue } from "../builders/a-catalogue.ts";
import { anAccount, aSnapshotHeader } from "../builders/a-snapshot.ts";
import type { Observed } from "../builders/an-observation.ts";

export const owner = "process 1 on here";

/** A snapshot with its rows in hand, in an order of their own, so that two can be compared. */
export interface WholeSnapshot extends Omit<Snapshot, "evaluations" | "findings"> {
  readonly evaluations: readonly Evaluation[];
  readonly findings: readonly Finding[];
}

export interface Collected {
  readonly posture: Posture;
  /** As it was judged while it was saved. */
  readonly snapshot: WholeSnapshot;
}

/** One collection of these observations, saved. The header's times are minutes of one morning. */
export async function collect(
  store: Store,
  observations: readonly Observed[],
  given: Partial<SnapshotHeader> = atMinute(0),
  regions: "all" | "some" = "some",
): Promise<Collected> {
  const header = aSnapshotHeader(given);
  const { accountId } = header;
  await store.leases.acquire(accountId, owner, new Date(header.startedAt), 60);
  const staging = await store.beginStaging(accountId);
  for (const observation of observations) await stage(staging, observation);
  let snapshot: WholeSnapshot | null = null;
  const posture = await store.commitSnapshot({
    header,
    account: anAccount({ id: accountId }),
    staging,
    leaseOwner: owner,
    regions,
    assessedWith: judging.assessedWith,
    assess: (saved) => {
      snapshot = inHand(saved);
      return judge(saved);
    },
  });
  if (snapshot === null) throw new Error("the snapshot was never judged");
  return { posture, snapshot };
}

/** One reading as a collector makes it: rows as they come, details on both sides of them. */
export async function stage(staging: Staging, { rows, ...observation }: Observed): Promise<void> {
  const { region } = observation.coverage;
  const early = rows.details.slice(0, rows.details.length / 2);
  await staging.explainFailures(region, early);
  await staging.keepEvaluations(region, rows.evaluations);
  await staging.explainFailures(region, rows.details.slice(early.length));
  await staging.keepFindings(region, rows.findings);
  await staging.add(observation);
}

/** A collection in the given minute after nine, one minute long. */
export function atMinute(minute: number): Partial<SnapshotHeader> {
  const start = Date.parse("2026-11-22T09:00:00.000Z") + minute * 60_000;
  return {
    id: `snapshot-${minute}`,
    startedAt: new Date(start).toISOString(),
    finishedAt: new Date(start + 59_000).toISOString(),
  };
}

/** An instant inside the collection of that minute, when its readings were made. */
export function readIn(minute: number): string {
  return new Date(Date.parse("2026-11-22T09:00:30.000Z") + minute * 60_000).toISOString();
}

export function judge(snapshot: Snapshot): Posture {
  const asOf = snapshot.header.finishedAt;
  return assessPosture({ snapshot, catalogue: aCatalogue(), exceptions: [], asOf });
}

/** As every collection of these tests is judged, so that nothing is judged again. */
export const judging: Judging = { assessedWith: "the only catalogue", assess: judge };

/** Goes through the rows once and keeps them. */
export function inHand(snapshot: Snapshot): WholeSnapshot {
  return {
    ...snapshot,
    evaluations: [...snapshot.evaluations].sort(byText),
    findings: [...snapshot.findings].sort(byText),
  };
}

/** The same, of a snapshot that must be there. */
export function whole(snapshot: Snapshot | null): WholeSnapshot {
  if (snapshot === null) throw new Error("there is no such snapshot");
  return inHand(snapshot);
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
