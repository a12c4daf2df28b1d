/** Junction: what reviewers added, read out of the journal, for pages, the command line and exports. */
import { countedUntil, type Reckoning } from "./judging-here.ts";
import { openedStore } from "./opened-store.ts";
import type { JournalEntry, Note, SubjectKind } from "./posture/journal.ts";
import type { Posture } from "./posture/posture.ts";
import { type Reviews, withNotes } from "./posture/reviews.ts";
import type { Instant } from "./posture/snapshot.ts";
import type { Page, Store } from "./store/open-store.ts";

/** Of one account. */
export interface ReviewQuery {
  readonly accountId: string;
  /** What stood then; left out: what stands. */
  readonly asOf?: Instant;
}

/** All that reviewers added. @throws StoreError's kinds */
export async function readReviews(query: ReviewQuery): Promise<Reviews> {
  const { journal } = await openedStore();
  const [notes, userControls, testWindows] = await Promise.all([
    journal.standing({ ...query, kind: "note" }),
    journal.standing({ ...query, kind: "user_control" }),
    journal.standing({ ...query, kind: "test_window" }),
  ]);
  return { notes, userControls, testWindows };
}

/** The same of an account, or of the one collected last; null when nothing was collected. */
export async function readStandingReviews(accountId: string | undefined): Promise<Reviews | null> {
  const which = accountId === undefined ? {} : { accountId };
  const found = await (await openedStore()).findSnapshot(which);
  return found === null ? null : readReviews({ accountId: found.accountId });
}

/** Everything that was said of one subject, the newest first. */
export async function readHistoryOf<Kind extends SubjectKind>(query: {
  readonly accountId: string;
  readonly kind: Kind;
  readonly id: string;
  readonly limit: number;
}): Promise<Page<JournalEntry<Kind>>> {
  const page = await (await openedStore()).journal.list(query);
  // Asked for by this kind, so of this kind.
  return page as Page<JournalEntry<Kind>>;
}

/** The same posture is shown again and again, and what is worked out of it is kept by what it is. */
const carried = new WeakMap<Posture, { readonly notes: string; readonly posture: Posture }>();

/** A posture with the notes that count for it: one object for as long as they are the same. */
export async function carryNotes(
  store: Store,
  posture: Posture,
  reckoning: Reckoning,
): Promise<Posture> {
  const accountId = posture.account.id;
  const notes: readonly Note[] = await store.journal.standing({
    accountId,
    kind: "note",
    ...countedUntil(reckoning),
  });
  if (notes.length === 0) return posture;
  const key = JSON.stringify(notes);
  const known = carried.get(posture);
  if (known?.notes === key) return known.posture;
  const made = withNotes(posture, notes);
  carried.set(posture, { notes: key, posture: made });
  return made;
}
