/** Collections that carry a number in every row, so that half of one would show. */
import type { CollectionOrigin } from "../../lib/posture/collection-origin.ts";
import type { Store } from "../../lib/store/open-store.ts";
import { anAccount, aSnapshotHeader } from "../builders/a-snapshot.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aConfigObservation } from "../builders/an-observation.ts";
import { atMinute, judge, judging, stage, whole } from "./collecting.ts";

export interface NumberedCommit {
  readonly rows: number;
  readonly onSaving: () => void;
  readonly onJudging: () => void;
  readonly origin: CollectionOrigin;
}

/** Saves collection number `number`, every row of it different from the one before. */
export async function commitNumbered(
  store: Store,
  accountId: string,
  number: number,
  given: Partial<NumberedCommit> = {},
): Promise<void> {
  const { rows = 20, onSaving = () => {}, onJudging = () => {} } = given;
  const observation = aConfigObservation({
    evaluations: Array.from({ length: rows }, (_, at) =>
      anEvaluation({
        resourceId: `bucket-${at}`,
        compliance: "NON_COMPLIANT",
        annotation: `collection ${number}`,
      }),
    ),
  });
  const owner = `process ${process.pid}`;
  const lease = await store.leases.acquire(accountId, owner, new Date(), 600);
  if (lease.kind === "taken") {
    // Only a killed process of the same test can have left it behind.
    await store.leases.release(accountId, lease.owner);
    await store.leases.acquire(accountId, owner, new Date(), 600);
  }
  const staging = await store.beginStaging(accountId);
  await stage(staging, { ...observation, coverage: { ...observation.coverage, accountId } });
  onSaving();
  const header = aSnapshotHeader({ ...atMinute(number), id: `${accountId}-${number}`, accountId });
  await store.commitSnapshot({
    header,
    account: anAccount({ id: accountId }),
    ...(given.origin && { origin: given.origin }),
    staging,
    leaseOwner: owner,
    regions: "some",
    assessedWith: judging.assessedWith,
    assess: (snapshot) => {
      onJudging();
      return judge(snapshot);
    },
  });
}

/** The number of the newest collection, once it is sure that every row of it is there and no other. */
export async function wholeNumberOf(
  store: Store,
  accountId: string,
  rows = 20,
): Promise<number | null> {
  const posture = await store.loadPosture({ accountId }, judging);
  if (posture === null) return null;
  // By the posture's own instant: another process may have saved again since.
  const snapshot = await store.loadSnapshot({ accountId, asOf: posture.snapshot.finishedAt });
  const { header, evaluations } = whole(snapshot);
  const number = Number(header.id.split("-").at(-1));
  const ofNumber = evaluations.filter((row) => row.annotation === `collection ${number}`);
  if (evaluations.length !== rows || ofNumber.length !== rows) {
    throw new Error(`collection ${number} has ${ofNumber.length} of ${rows} rows, and others`);
  }
  if (posture.snapshot.id !== header.id) throw new Error(`collection ${number} has no posture`);
  return number;
}
