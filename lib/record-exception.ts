/** Junction: checks what people decide about exceptions, and writes it into the journal. */
import { randomBytes } from "node:crypto";
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
import type { Change } from "./posture/journal.ts";
import type { Instant, SnapshotHeader } from "./posture/snapshot.ts";
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

/** Longest name of a person that the journal takes. */
export const longestWho = 200;

/** Accepts a deviation. @throws StoreError's kinds */
export async function makeException(
  given: ExceptionDraft,
  by: DecidedBy,
): Promise<ExceptionOutcome> {
  const store = await openedStore();
  const snapshot = await store.findSnapshot(whoseOf(by));
  if (snapshot === null) return { kind: "no_snapshot" };
  const at = new Date().toISOString();
  const draft = tidyDraft(given);
  const { accountId } = snapshot;
  const problemsOfTarget = await targetJudge(store, snapshot);
  const problems = [
    ...problemsOfDraft(draft, at),
    ...(await problemsOfTarget(draft)),
    ...problemsOfWho(by),
  ];
  if (problems.length > 0) return { kind: "refused", problems };
  const standing = await store.journal.standing({ accountId, kind: "exception" });
  const twin = standing.find((each) => isSame(each, { ...draft, id: each.id }));
  if (twin !== undefined) return { kind: "nothing_to_change", exception: twin };
  const exception = { id: newId(), ...draft };
  return append(store, by, at, exception, {
    accountId,
    kind: "exception",
    id: exception.id,
    before: null,
    after: exception,
  });
}

/** Changes an exception's terms: all that are given, and no other. @throws StoreError's kinds */
export async function changeException(
  { id, seen }: LookedAt,
  terms: Partial<ExceptionTerms>,
  by: DecidedBy,
): Promise<ExceptionOutcome> {
  const found = await findStanding(id, seen, by);
  if (found.kind !== "found") return found;
  const { before, accountId, store } = found;
  const at = new Date().toISOString();
  const after: Exception = { ...before, ...tidyTerms({ ...before, ...terms }) };
  if (isSame(before, after)) return { kind: "nothing_to_change", exception: before };
  const problems = [...problemsOfTerms(after, at), ...problemsOfWho(by)];
  if (problems.length > 0) return { kind: "refused", problems };
  return append(store, by, at, after, { accountId, kind: "exception", id, before, after });
}

/** Takes an exception back: what it excused fails again. @throws StoreError's kinds */
export async function withdrawException(
  { id, seen }: LookedAt,
  by: DecidedBy,
): Promise<ExceptionOutcome> {
  const found = await findStanding(id, seen, by);
  if (found.kind !== "found") return found;
  const problems = problemsOfWho(by);
  if (problems.length > 0) return { kind: "refused", problems };
  const { before, accountId, store } = found;
  const change = { accountId, kind: "exception", id, before, after: null } as const;
  return append(store, by, new Date().toISOString(), before, change);
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
    }
  | Extract<ExceptionOutcome, { readonly kind: "unknown" | "no_snapshot" | "changed_meanwhile" }>;

async function findStanding(id: string, seen: number | undefined, by: DecidedBy): Promise<Found> {
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
  if (seen !== undefined && newest.number !== seen) {
    const did = newest.after === null ? "withdrew" : "changed";
    const message = `${newest.who} ${did} ${id} at ${newest.at}, after you opened it. Nothing of yours was written. Look at it again and decide anew.`;
    return { kind: "changed_meanwhile", message };
  }
  if (newest.after === null) {
    const message = `${id} does not stand: ${newest.who} withdrew it at ${newest.at}.`;
    return { kind: "unknown", message };
  }
  // Asked for by this kind, so of this kind.
  return { kind: "found", store, accountId, before: newest.after as Exception };
}

async function append(
  store: Store,
  { who }: DecidedBy,
  at: Instant,
  exception: Exception,
  change: Change<"exception">,
): Promise<ExceptionOutcome> {
  try {
    await store.journal.append([change], { who: whoOf(who), at });
  } catch (error) {
    if (!(error instanceof ChangedMeanwhileError)) throw error;
    return { kind: "changed_meanwhile", message: error.message };
  }
  return { kind: "recorded", exception };
}

/** A name on one line, of a length that a table can bear. */
export function whoOf(who: string): string {
  return [...who.replaceAll(/\s+/g, " ").trim()].slice(0, longestWho).join("");
}

/** The journal keeps nothing of somebody without a name. */
export function problemsOfWho({ who }: DecidedBy): ExceptionProblem[] {
  if (whoOf(who) !== "") return [];
  return [{ field: "who", problem: "Say who decides: the journal keeps it." }];
}

function whoseOf({ accountId }: DecidedBy): { readonly accountId?: string } {
  return accountId === undefined ? {} : { accountId };
}

/** Without I, L, O and U, which are taken for others when an id is read out. */
const idLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** One of 10^12: nobody gives the same twice, and the journal would refuse it. */
function newId(): string {
  const letters = [...randomBytes(8)].map((byte) => idLetters[byte % idLetters.length]);
  return `EX-${letters.join("")}`;
}
