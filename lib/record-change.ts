/** Junction: one change of what reviewers keep, checked against what its maker saw. */
import { randomBytes } from "node:crypto";
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
  if (seen !== undefined && seen !== (last?.number ?? 0)) {
    const by = last === undefined ? "" : `: ${last.who} changed it at ${last.at}`;
    return {
      kind: "changed",
      message: `It is not what it was when you opened this page${by}. Nothing was saved: look at it again and decide anew.`,
    };
  }
  const before = last?.after ?? null;
  if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after)))
    return { kind: "recorded", id };
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

function sorted(subject: object | null): unknown {
  return subject === null ? null : Object.entries(subject).toSorted();
}

/** An id for something new: the prefix and eight characters that nobody mistakes for one another. */
export function newSubjectId(prefix: string): string {
  const characters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const drawn = [...randomBytes(8)].map((byte) => characters[byte % 32] ?? "0");
  return `${prefix}-${drawn.join("")}`;
}
