/** Junction: one change of what reviewers keep, checked against what its maker saw. */
import { idOfDraft, newId } from "./new-id.ts";
import { openedStore } from "./opened-store.ts";
import type { SubjectKind, Subjects } from "./posture/journal.ts";
import { readHistoryOf } from "./read-reviews.ts";
import { ChangedMeanwhileError } from "./store/open-store.ts";

export interface ChangeToRecord<Kind extends SubjectKind> {
  readonly accountId: string;
  readonly kind: Kind;
  readonly id: string;
  /** Null: it is taken back. */
  readonly after: Subjects[Kind] | null;
  readonly who: string;
  /** Number of the last entry about it that its maker saw, 0 for none; left out: whatever it is. */
  readonly seen?: number;
}

/** What was wrong with one member of what somebody wants to record. */
export interface Problem {
  readonly field: string;
  /** A whole sentence, for people. */
  readonly problem: string;
}

export type Recorded =
  | { readonly kind: "recorded"; readonly id: string }
  /** Nothing was written. */
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  /** Somebody else changed the same meanwhile; nothing was written. */
  | { readonly kind: "changed"; readonly message: string }
  /** There is no snapshot yet, so no account to speak of. */
  | { readonly kind: "none" };

/** Adds a change to the journal. What says nothing new adds nothing. @throws StoreError's kinds */
export async function recordChange<Kind extends SubjectKind>(
  change: ChangeToRecord<Kind>,
): Promise<Recorded> {
  const { accountId, kind, id, after, who, seen } = change;
  const { journal } = await openedStore();
  const [last] = (await readHistoryOf({ accountId, kind, id, limit: 1 })).rows;
  const before = last?.after ?? null;
  // First of all, so that a form that was sent twice is not told that somebody else was quicker.
  if (isSame(before, after)) return { kind: "recorded", id };
  if (seen !== undefined && seen !== (last?.number ?? 0)) {
    const by = last === undefined ? "" : `: ${last.who} changed it at ${last.at}`;
    return {
      kind: "changed",
      message: `It is not what it was when you opened this page${by}. What you typed is still there: look at what stands now, and decide anew.`,
    };
  }
  try {
    await journal.append([{ accountId, kind, id, before, after }], {
      who,
      at: new Date().toISOString(),
    });
  } catch (error) {
    if (!(error instanceof ChangedMeanwhileError)) throw error;
    return { kind: "changed", message: error.message };
  }
  return { kind: "recorded", id };
}

/** What has an id that is given to it. */
type Numbered = "exception" | "user_control" | "test_window";

export interface NewSubject<Kind extends Numbered> {
  readonly accountId: string;
  readonly kind: Kind;
  /** What its id begins with. */
  readonly prefix: string;
  /** Drawn with its form; left out: it has none. */
  readonly draft?: string | undefined;
  /** All that it says. */
  readonly said: Omit<Subjects[Kind], "id">;
  readonly who: string;
}

/**
 * Adds something new to the journal. What its form has made already, whatever became of it since, is not
 * made again.
 *
 * @returns its id
 * @throws StoreError's kinds
 */
export async function recordNew<Kind extends Numbered>({
  accountId,
  kind,
  prefix,
  draft,
  said,
  who,
}: NewSubject<Kind>): Promise<string> {
  const id = draft === undefined ? newId(prefix) : idOfDraft(prefix, draft, said);
  const { total } = await readHistoryOf({ accountId, kind, id, limit: 1 });
  if (total > 0) return id;
  // What such a subject is, is its id and what it says.
  const after = { id, ...said } as Subjects[Kind];
  const { journal } = await openedStore();
  try {
    await journal.append([{ accountId, kind, id, before: null, after }], {
      who,
      at: new Date().toISOString(),
    });
  } catch (error) {
    // The same form at the same moment: the other one has made it.
    if (draft === undefined || !(error instanceof ChangedMeanwhileError)) throw error;
  }
  return id;
}

function isSame(before: object | null, after: object | null): boolean {
  return JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));
}

function sorted(subject: object | null): unknown {
  return subject === null ? null : Object.entries(subject).toSorted();
}
