/** Junction: who decided what about a posture's exceptions. */
import { asItWas, reckoningOf } from "./judging-here.ts";
import { openedStore } from "./opened-store.ts";
import type { JournalEntry } from "./posture/journal.ts";
import type { Posture } from "./posture/posture.ts";
import type { PostureQuery } from "./read-posture.ts";
import { readWholeJournal } from "./read-whole-journal.ts";

/** Every change to exceptions that counts for a posture, the newest first. */
export async function findDecisions(
  posture: Posture,
  { asOf }: PostureQuery,
): Promise<JournalEntry[]> {
  const store = await openedStore();
  const { id: accountId } = posture.account;
  const found = await store.findSnapshot({ id: posture.snapshot.id });
  const { until } =
    asOf !== undefined || found === null
      ? asItWas(asOf ?? posture.asOf)
      : await reckoningOf(store, found);
  const entries = await readWholeJournal(store, { accountId, kind: "exception" });
  return entries.filter(({ at }) => until === null || at <= until);
}
