/** Junction: checks what people decide about exceptions, and writes it into the journal. */
import { knownControls } from "./find-control.ts";
import { openedStore } from "./opened-store.ts";
import {
  type ExceptionDraft,
  type ExceptionProblem,
  type ExceptionTerms,
  problemsOfDraft,
  problemsOfTerms,
  tidyDraft,
  tidyTerms,
} from "./posture/exception-rules.ts";
import { isSame } from "./posture/exception-standing.ts";
import type { Exception } from "./posture/exceptions.ts";
import type { Change, JournalEntry } from "./posture/journal.ts";
import type { Instant, SnapshotHeader } from "./posture/snapshot.ts";
import { recordNew } from "./record-change.ts";
import { tidyName, whoProblems } from "./said-by-people.ts";
import { ChangedMeanwhileError, type Store } from "./store/open-store.ts";

/** Who decides, and of which account. */
export interface DecidedBy {
  /** As the person said it; nobody proves it. */
  readonly who: string;
  /** Left out: the account collected last. */
  readonly accountId?: string;
}

/** What became of a decision about one exception. */
export type ExceptionOutcome =
  /** It is in the journal, on the disk. */
  | { readonly kind: "recorded"; readonly exception: Exception }
  /** It was so already: nothing was written. */
  | { readonly kind: "nothing_to_change"; readonly exception: Exception }
  /** Everything that is wrong with it. Nothing was written. */
  | { readonly kind: "refused"; readonly problems: readonly ExceptionProblem[] }
  /** Another was quicker: who and when, in words. Nothing was written. */
  | { readonly kind: "changed_meanwhile"; readonly message: string }
  /** None of that id stands. */
  | { readonly kind: "unknown"; readonly message: string }
  /** Nothing was collected of the account. */
  | { readonly kind: "no_snapshot" };

/** An exception that stands, and how it was when somebody decided about it. */
export interface LookedAt {
  readonly id: string;
  /** Number of its newest entry in the journal then; left out: as it is now. */
  readonly seen?: number;
}

/**
 * Accepts a deviation.
 *
 * @param draft drawn with the form, which makes one exception however often it is sent
 * @throws StoreError's kinds
 */
export async function makeException(
  given: ExceptionDraft,
  by: DecidedBy,
  draft?: string,
): Promise<ExceptionOutcome> {
  const store = await openedStore();
  const snapshot = await store.findSnapshot(whoseOf(by));
  if (snapshot === null) return { kind: "no_snapshot" };
  const at = new Date().toISOString();
  const said = tidyDraft(given);
  const { accountId } = snapshot;
  const problemsOfTarget = await targetJudge(store, snapshot);
  const who = tidyName(by.who);
  const problems = [
    ...problemsOfDraft(said, at),
    ...(await problemsOfTarget(said)),
    ...whoProblems(who),
  ];
  if (problems.length > 0) return { kind: "refused", problems };
  const standing = await store.journal.standing({ accountId, kind: "exception" });
  const twin = standing.find((each) => isSame(each, { ...said, id: each.id }));
  if (twin !== undefined) return { kind: "nothing_to_change", exception: twin };
  const id = await recordNew({ accountId, kind: "exception", prefix: "EX", draft, said, who });
  return { kind: "recorded", exception: { id, ...said } };
}

/** What is wrong with the terms and the name alone, where nobody knows yet what is to be excused. */
export function problemsOfSaid(terms: ExceptionTerms, who: string): ExceptionProblem[] {
  const at = new Date().toISOString();
  return [...problemsOfTerms(tidyTerms(terms), at), ...whoProblems(tidyName(who))];
}

/** Changes an exception's terms: all that are given, and no other. @throws StoreError's kinds */
export async function changeException(
  { id, seen }: LookedAt,
  terms: Partial<ExceptionTerms>,
  by: DecidedBy,
): Promise<ExceptionOutcome> {
  const found = await findStanding(id, by);
  if (found.kind !== "found") return found;
  const { before, accountId, store } = found;
  const at = new Date().toISOString();
  const after: Exception = { ...before, ...tidyTerms({ ...before, ...terms }) };
  // Before anything else, so that a form that was sent twice is not told that somebody was quicker.
  if (isSame(before, after)) return { kind: "nothing_to_change", exception: before };
  const quicker = changedSince(found, seen);
  if (quicker !== null) return quicker;
  const who = tidyName(by.who);
  const problems = [...problemsOfTerms(after, at), ...whoProblems(who)];
  if (problems.length > 0) return { kind: "refused", problems };
  return append(store, who, at, after, { accountId, kind: "exception", id, before, after });
}

/** Takes an exception back: what it excused fails again. @throws StoreError's kinds */
export async function withdrawException(
  { id, seen }: LookedAt,
  by: DecidedBy,
): Promise<ExceptionOutcome> {
  const found = await findStanding(id, by);
  if (found.kind !== "found") return found;
  const quicker = changedSince(found, seen);
  if (quicker !== null) return quicker;
  const who = tidyName(by.who);
  const problems = whoProblems(who);
  if (problems.length > 0) return { kind: "refused", problems };
  const { before, accountId, store } = found;
  const change = { accountId, kind: "exception", id, before, after: null } as const;
  return append(store, who, new Date().toISOString(), before, change);
}

/** Judges what only a snapshot can tell: that the control is there, and knows the resource. */
export async function targetJudge(
  store: Store,
  snapshot: SnapshotHeader,
): Promise<(draft: ExceptionDraft) => Promise<ExceptionProblem[]>> {
  const controls = await knownControls(store, snapshot);
  const { accountId } = snapshot;
  return async ({ control, resource }) => {
    if (control === "") return [];
    if (!controls.has(control)) return [{ field: "control", problem: controls.problemOf(control) }];
    if (resource === null) return [];
    if (await store.knowsResource({ accountId, control, resourceId: resource })) return [];
    return [{ field: "resource", problem: unknownResource }];
  };
}

const unknownResource =
  "The control has judged no resource of that id. Write the id as its page shows it, " +
  "or use a pattern for resources that come and go: scratch-* is every id that begins so.";

type Found =
  | {
      readonly kind: "found";
      readonly store: Store;
      readonly accountId: string;
      readonly before: Exception;
      /** Its newest entry. */
      readonly newest: JournalEntry;
    }
  | Extract<ExceptionOutcome, { readonly kind: "unknown" | "no_snapshot" }>;

async function findStanding(id: string, by: DecidedBy): Promise<Found> {
  const store = await openedStore();
  const snapshot = await store.findSnapshot(whoseOf(by));
  if (snapshot === null) return { kind: "no_snapshot" };
  const { accountId } = snapshot;
  const { rows } = await store.journal.list({ accountId, kind: "exception", id, limit: 1 });
  const [newest] = rows;
  if (newest === undefined) {
    const message = `There is no exception ${JSON.stringify(id)} in account ${accountId}.`;
    return { kind: "unknown", message };
  }
  if (newest.after === null) {
    const message = `${id} does not stand: ${newest.who} withdrew it at ${newest.at}.`;
    return { kind: "unknown", message };
  }
  // Asked for by this kind, so of this kind.
  return { kind: "found", store, accountId, before: newest.after as Exception, newest };
}

/** Null: nobody changed it since it was looked at. */
function changedSince(
  { newest: { number, id, who, at } }: Extract<Found, { readonly kind: "found" }>,
  seen: number | undefined,
): ExceptionOutcome | null {
  if (seen === undefined || number === seen) return null;
  const message = `${who} changed ${id} at ${at}, after you opened it. What you typed is still there: look at what stands now, and decide anew.`;
  return { kind: "changed_meanwhile", message };
}

async function append(
  store: Store,
  who: string,
  at: Instant,
  exception: Exception,
  change: Change<"exception">,
): Promise<ExceptionOutcome> {
  try {
    await store.journal.append([change], { who, at });
  } catch (error) {
    if (!(error instanceof ChangedMeanwhileError)) throw error;
    return { kind: "changed_meanwhile", message: error.message };
  }
  return { kind: "recorded", exception };
}

function whoseOf({ accountId }: DecidedBy): { readonly accountId?: string } {
  return accountId === undefined ? {} : { accountId };
}
